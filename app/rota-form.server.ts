import type { RotaLine } from './contract/series';

type Step = 'add' | 'earlier' | 'later' | 'out' | 'shadow';

/** An order of turns after one step of its page, as `keepRota` takes it. */
export function rotaAfter(rota: readonly RotaLine[], step: Step, person: string, shadows: boolean): { people: string[]; shadows: string[] } {
  const order = rota.map(({ handle }) => handle);
  const beside = new Set(rota.filter(({ shadowsFirst }) => shadowsFirst).map(({ handle }) => handle));
  const at = order.indexOf(person);
  if (step === 'add') {
    if (at < 0) order.push(person);
    if (shadows) beside.add(person);
  } else if (at >= 0) {
    if (step === 'out') order.splice(at, 1);
    if (step === 'shadow' && !beside.delete(person)) beside.add(person);
    const to = step === 'earlier' ? at - 1 : step === 'later' ? at + 1 : at;
    if (to !== at && to >= 0 && to < order.length) [order[at], order[to]] = [order[to]!, order[at]!];
  }
  return { people: order, shadows: order.filter((handle) => beside.has(handle)) };
}
