import { expect, test } from 'vitest';
import { carryWords } from '../../server/cli/carry-words';

interface Built {
  buildStart(): Promise<void>;
  renderChunk(code: string): { code: string } | null;
}

test('a file carries the words that it says, in both languages, and no others', async () => {
  const plugin = carryWords() as unknown as Built;
  await plugin.buildStart();
  const { messages } = await import('../../app/locales/en.po');
  const [id, other] = Object.keys(messages as Record<string, unknown>) as [string, string];
  const code = plugin.renderChunk(`export const say = () => i18n._("${id}");`)!.code;
  const words = JSON.parse(/push\((.*)\);\n/.exec(code)![1]!) as Record<string, Record<string, unknown>>;
  expect(Object.keys(words)).toEqual(['en', 'es']);
  for (const language of ['en', 'es']) expect(Object.keys(words[language]!)).toEqual([id]);
  expect(code).not.toContain(other);
  expect(plugin.renderChunk('export const silent = "Abc123";')).toBeNull();
});
