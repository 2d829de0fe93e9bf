import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acts, actWords } from '../../app/act-words.server';
import { unshown } from '../../server/audit/acts';
import { i18nOf } from '../../app/i18n.server';

const [en, es] = [i18nOf('en'), i18nOf('es')];

test('every act that the log keeps has words of its own', () => {
  const written = readdirSync('server', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(join('server', name), 'utf8').matchAll(/\bact: (?:[^,\n]* \? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g)].flatMap((found) => found.slice(1).filter(Boolean)));
  expect(written.length).toBeGreaterThan(30);
  expect(written.filter((act) => !acts[act] && !unshown.includes(act))).toEqual([]);
});

test('roles, privacy and reasons of a report are said in the reader’s words, a given reason as it was written', () => {
  const more = (act: string, details: Record<string, unknown>) => actWords(es, { act, details }).more;
  expect(more('role-changed', { from: 'member', to: 'facilitator' })).toBe('Integrante → Facilita');
  expect(more('settings-changed', { fields: ['privacy'], privacy: { from: 'open', to: 'private' } })).toMatch(/ → Privada$/);
  expect(more('report-sent', { kind: 'post', reason: 'other' })).toBe('Otra cosa');
  expect(more('member-muted', { reason: 'other' })).toBe('other');
  expect(more('handle-changed', { from: 'member', to: 'open' })).toBe('member → open');
  expect(more('report-decided', { decision: 'kept', reports: 1, reason: 'They said sorry.' })).toMatch(/\. They said sorry\.$/);
  expect(actWords(en, { act: 'membership-ended', details: { how: 'removed', role: 'member' } })).toEqual({ words: 'removed a member', more: null });
  expect(actWords(en, { act: 'never-heard-of', details: {} }).words).toBe('never heard of');
});
