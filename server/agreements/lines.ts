import type { AgreementLine, AgreementsChange } from '../../app/contract/agreements';

interface Given {
  id?: string | null;
  text: string;
  staysInRoom: boolean;
}

/**
 * Gives the lines of a form the ids of the lines that they were: by the id they name, else by the same words, else by
 * the same place where neither has found another. The rest are new.
 */
export function matched(old: AgreementLine[], given: Given[], newId: () => string): AgreementLine[] {
  const free = new Set(old.map((line) => line.id));
  const ids: (string | null)[] = given.map(() => null);
  const take = (index: number, line: AgreementLine | undefined) => {
    if (line && ids[index] === null && free.delete(line.id)) ids[index] = line.id;
  };
  given.forEach(({ id }, index) => take(index, id ? old.find((line) => line.id === id) : undefined));
  given.forEach(({ text }, index) => take(index, old.find((line) => line.text === text && free.has(line.id))));
  given.forEach((_, index) => take(index, old[index]));
  return given.map(({ text, staysInRoom }, index) => ({ id: ids[index] ?? newId(), text, staysInRoom }));
}

/** The ids of the lines that stand as they stood: what somebody felt about another wording says nothing about this one. */
export function unchanged(old: AgreementLine[], lines: AgreementLine[]): string[] {
  return lines.filter((line) => old.some((was) => was.id === line.id && was.text === line.text && was.staysInRoom === line.staysInRoom)).map((line) => line.id);
}

/** Whether two versions say the same in the same order. */
export function same(old: AgreementLine[], lines: AgreementLine[]): boolean {
  return old.length === lines.length && unchanged(old, lines).length === lines.length && lines.every((line, index) => old[index]!.id === line.id);
}

/** What a version changed, in words. */
export function changes(old: AgreementLine[], lines: AgreementLine[]): Pick<AgreementsChange, 'added' | 'removed' | 'changed'> {
  const was = new Map(old.map((line) => [line.id, line.text]));
  const is = new Set(lines.map((line) => line.id));
  return {
    added: lines.filter((line) => !was.has(line.id)).map((line) => line.text),
    removed: old.filter((line) => !is.has(line.id)).map((line) => line.text),
    changed: lines.flatMap((line) => {
      const from = was.get(line.id);
      return from === undefined || from === line.text ? [] : [{ from, to: line.text }];
    }),
  };
}
