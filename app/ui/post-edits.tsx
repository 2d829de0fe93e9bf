import { Trans } from '@lingui/react/macro';
import type { EditLine } from '../contract/moderation';
import { Time, useClockface } from './time';

/** What a post said before each edit, the newest first; nothing where it was never edited. */
export function PostEdits({ edits }: { edits: EditLine[] }) {
  const face = useClockface();
  if (edits.length === 0) return null;
  return (
    <section className="settings-part">
      <h2>
        <Trans>What it said before</Trans>
      </h2>
      {edits.map((edit) => (
        <details key={edit.at}>
          <summary>
            <Trans>
              Until <Time at={edit.at} face={face} long />
            </Trans>
          </summary>
          {edit.title && (
            <p>
              <b>{edit.title}</b>
            </p>
          )}
          <p className="as-typed">{edit.body}</p>
        </details>
      ))}
    </section>
  );
}
