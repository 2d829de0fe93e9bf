/**
 * What a verb answers when it will not do a thing. A problem is recognised by its shape, never by `instanceof`:
 * this module exists once in the server's bundle and once in the interface's.
 */
export type ProblemCode = 'not_found' | 'forbidden' | 'signed_out' | 'invalid' | 'conflict' | 'too_many' | 'full' | 'unavailable';

export const faults = ['required', 'too_short', 'too_long', 'not_an_email', 'taken', 'wrong', 'too_common', 'contains_name', 'reserved', 'too_alike', 'too_many_items', 'too_big', 'not_a_picture', 'low_contrast', 'ends_before', 'other_address', 'not_a_table', 'suspended', 'unreasoned', 'not_qualified', 'a_peer', 'not_for_model', 'role_differs', 'not_a_member', 'not_a_rule', 'rule_frequency', 'rule_part', 'rule_value', 'rule_mix', 'rule_end', 'never_happens', 'posted'] as const;
export type Fault = (typeof faults)[number];
export type Faults = Record<string, Fault>;

export interface Problem {
  code: ProblemCode;
  /** What is wrong with each named field. */
  fields?: Faults;
  /** How many letters each field that is too long may have. */
  most?: Record<string, number>;
  /** The same in words, in the reader's language: added where a page is answered. Of the form as a whole: `form`, with a `link` to sign in. */
  says?: Record<string, string>;
  /** Seconds after which another try may succeed. */
  retryAfter?: number;
  /** The contrast that was measured, to one, when a color has too little of it. */
  contrast?: number;
  /** The nearest color that has enough. */
  nearest?: string;
}

export interface ProblemError extends Error {
  problem: Problem;
}

/** Makes the error that a verb throws. */
export function problem(code: ProblemCode, detail: Omit<Problem, 'code'> = {}): ProblemError {
  return Object.assign(new Error(code), { problem: { code, ...detail } });
}

/** The problem inside a caught value, or null when it is a fault of ours. */
export function problemOf(caught: unknown): Problem | null {
  if (caught instanceof Error && 'problem' in caught) return (caught as ProblemError).problem;
  return null;
}
