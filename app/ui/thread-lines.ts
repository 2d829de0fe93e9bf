import type { ThreadMoved, ThreadStarted } from '../contract/events';
import type { ThreadLine } from '../contract/threads';

/** A list after news of a thread that it shows: the thread moves to the top. Null when the list does not show it. */
export function moved(lines: ThreadLine[], fact: ThreadMoved, reader: string): ThreadLine[] | null {
  const line = lines.find(({ id }) => id === fact.threadId);
  if (!line || line.replyCount >= fact.replyCount) return null;
  const { replyCount, lastAuthorName, lastActivityAt } = fact;
  const unread = line.unread || fact.authorHandle !== reader;
  return [{ ...line, replyCount, lastAuthorName, lastActivityAt, unread }, ...lines.filter((other) => other !== line)];
}

/** A list with a thread that has just begun. */
export function begun(lines: ThreadLine[], { thread, authorHandle }: ThreadStarted, reader: string): ThreadLine[] {
  if (lines.some(({ id }) => id === thread.id)) return lines;
  return [{ ...thread, unread: authorHandle !== reader }, ...lines];
}
