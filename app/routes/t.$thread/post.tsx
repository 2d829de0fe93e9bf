import type { PostView } from '../../contract/threads';
import { useLive } from '../../live';
import type { threadWords } from '../../thread-words.server';

/** What a thread says around its posts: put into words by the server, so that no other language travels along. */
export type Says = ReturnType<typeof threadWords>;

/** A post's words, or what stands in their place. Its HTML was rendered by the server from Markdown without raw HTML. */
export function PostWords({ post: { html, unseen, reason }, says, isBlocked }: { post: PostView; says: Says; isBlocked: boolean }) {
  const words = html && <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
  if (!unseen && !isBlocked) return words;
  const summary = unseen ? says[unseen] : says.blocked;
  if (!words) return <p className="unseen">{summary}</p>;
  return (
    <details className="unseen">
      <summary>{summary}</summary>
      {reason && <p>{reason}</p>}
      {words}
    </details>
  );
}

/** What the reader may do about a post: links to pages of their own. */
export function PostMenu({ threadId, post: { seq, author, unseen }, says }: { threadId: string; post: PostView; says: Says }) {
  const isMine = useLive().handle === author.handle;
  if (unseen === 'removed') return null;
  const doings: ('edit' | 'report' | 'hide')[] = isMine ? ['edit'] : unseen ? [] : ['report'];
  if (says.moderates) doings.push('hide');
  if (doings.length === 0) return null;
  return (
    // The browser's own, its dots drawn by the style sheet: it is there for each post, and twenty times all that the kit's
    // menu has would be a tenth of the page.
    <details className="menu post-menu">
      <summary className="icon-button" aria-label={`${says.more} ${author.name}`} />
      <div className="menu-list">
        {doings.map((doing) => (
          <a key={doing} className="button" href={`/t/${threadId}/posts/${seq}/${doing}`}>
            {doing === 'hide' && unseen ? says.restore : says[doing]}
          </a>
        ))}
      </div>
    </details>
  );
}
