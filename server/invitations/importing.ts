import { limits } from '../../app/contract/limits';
import { roles, type Role } from '../../app/contract/names';
import { mailAddress, type ImportRow } from '../../app/contract/invitations';
import { folded } from '../../app/contract/words';
import { problem } from '../../app/contract/problems';
import { readCsv } from './csv';

const emailHeads = new Set(['email', 'e-mail', 'email address', 'mail', 'correo', 'correo electronico']);
const roleHeads = new Set(['role', 'rol', 'papel']);

/** What a list may call a role, beside the words of the domain themselves. */
const roleWords: Record<string, Role> = {
  '': 'member',
  miembro: 'member',
  facilitadora: 'facilitator',
  facilitador: 'facilitator',
  cofacilitadora: 'co-facilitator',
  cofacilitador: 'co-facilitator',
  cofacilitator: 'co-facilitator',
  consultora: 'consultant',
  consultor: 'consultant',
  coordinadora: 'coordinator',
  coordinador: 'coordinator',
};

/** The grown-ups of a OneRoster `users.csv`: whatever they do at school, here they are members. */
const schoolRoles: Record<string, Role> = { teacher: 'member', aide: 'member', administrator: 'member', proctor: 'member' };

/** What was sent as text. Throws `invalid` for what is no text in UTF-8. */
export function textOf(file: Uint8Array): string {
  if (file.length > limits.csv) throw problem('invalid', { fields: { table: 'too_big' } });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    throw problem('invalid', { fields: { table: 'not_a_table' } });
  }
}

/**
 * Reads a list of people: a column of addresses, and of roles if it has one. Without names above the columns, the first
 * cell is the address and the second the role. Throws `invalid` with what is wrong with the list as a whole.
 */
export function readList(text: string): Omit<ImportRow, 'isInvited'>[] {
  if (Buffer.byteLength(text) > limits.csv) throw problem('invalid', { fields: { table: 'too_big' } });
  const table = text.includes('\0') ? null : readCsv(text);
  if (!table) throw problem('invalid', { fields: { table: 'not_a_table' } });
  const heads = table[0]?.cells.map((cell) => folded(cell)) ?? [];
  const named = heads.findIndex((head) => emailHeads.has(head));
  const rows = named >= 0 ? table.slice(1) : table;
  if (rows.length === 0) throw problem('invalid', { fields: { table: 'required' } });
  if (rows.length > limits.csvRows) throw problem('invalid', { fields: { table: 'too_many_items' } });
  const emailAt = Math.max(named, 0);
  const roleAt = named >= 0 ? heads.findIndex((head) => roleHeads.has(head)) : 1;
  const isSchool = heads.includes('sourcedid');

  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const written = cells[emailAt] ?? '';
    const word = folded(roleAt < 0 ? '' : (cells[roleAt] ?? ''));
    const role = isSchool ? schoolRoles[word] : (roles.find((one) => one === word) ?? (Object.hasOwn(roleWords, word) ? roleWords[word] : undefined));
    const { data: email } = mailAddress.safeParse(written);
    const shown = { line, email: email ?? written.slice(0, limits.email.max), role: role ?? 'member' };
    if (!email) return { ...shown, fault: 'not_an_email' };
    if (seen.has(email)) return { ...shown, fault: 'duplicate' };
    seen.add(email);
    return { ...shown, fault: role ? null : 'role' };
  });
}
