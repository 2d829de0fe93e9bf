const opening = 'The database could not start.';

/** An error in plain sentences for the person who runs the site. */
export function cannotStart(reason: string, cause?: unknown): Error {
  return new Error(`${opening} ${reason}`, { cause });
}

/** The same for an error that nobody foresaw. */
export function explained(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof Error && message.startsWith(opening) ? error : cannotStart(message, error);
}

/** The code of a system error such as ENOENT, if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
