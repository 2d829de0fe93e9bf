import { z } from 'zod';
import type { FormItem, InstrumentView } from '../../app/contract/forms';
import { limits } from '../../app/contract/limits';
import { problem, type Faults } from '../../app/contract/problems';
import { parse } from '../parse';
import type { Answer } from './counting';

/** What a round asks of its instrument: words are left out where they would be shown to nobody. */
export const itemsOf = (view: InstrumentView, isSmall: boolean): FormItem[] => view.items.filter((item) => !isSmall || item.scale !== 'open');

/**
 * Reads what was marked and written. Every line may be left out, but not all of them, and a line that asks for two marks
 * takes both. A choice of three is kept as a line for each: `pd1:na2` with 3, 2 or 1 points. Throws `invalid`.
 */
export function readAnswers(items: readonly FormItem[], choices: readonly string[], input: unknown): Answer[] {
  const given = parse(z.record(z.string(), z.string()), input);
  const faults: Faults = {};
  const answers: Answer[] = [];
  const mark = (item: FormItem, field: string): number | null => {
    const typed = given[field] ?? '';
    if (typed === '') return null;
    const point = item.points.find(({ value }) => String(value) === typed);
    if (!point) faults[item.id] = 'wrong';
    return point?.value ?? null;
  };
  for (const item of items) {
    const { id } = item;
    if (item.scale === 'open') {
      const words = (given[id] ?? '').replace(/\r\n?/g, '\n').trim();
      if (words.length > limits.form.words) faults[id] = 'too_long';
      else if (words) answers.push({ item: id, value: null, wanted: null, words });
    } else if (item.scale === 'dual') {
      const [value, wanted] = [mark(item, `${id}.now`), mark(item, `${id}.want`)];
      if ((value === null) !== (wanted === null)) faults[id] ??= 'required';
      else if (value !== null) answers.push({ item: id, value, wanted, words: null });
    } else if (item.scale === 'rank') {
      const ranked = ['1', '2', '3'].map((place) => given[`${id}.${place}`] ?? '');
      const chosen = ranked.filter((choice) => choice !== '');
      if (chosen.some((choice) => !choices.includes(choice))) faults[id] = 'wrong';
      else if (new Set(chosen).size < chosen.length) faults[id] = 'too_alike';
      else ranked.forEach((choice, index) => choice && answers.push({ item: `${id}:${choice}`, value: 3 - index, wanted: null, words: null }));
    } else {
      const value = mark(item, id);
      if (value !== null) answers.push({ item: id, value, wanted: null, words: null });
    }
  }
  if (Object.keys(faults).length > 0) throw problem('invalid', { fields: faults });
  if (answers.length === 0) throw problem('invalid', { fields: { [items[0]!.id]: 'required' } });
  return answers;
}
