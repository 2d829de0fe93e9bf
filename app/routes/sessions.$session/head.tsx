import { Trans } from '@lingui/react/macro';
import type { SessionPage } from '../../session-page.server';
import { AvatarStack } from '../../ui/avatar';
import { LinkButton } from '../../ui/button';
import { DateTile } from '../../ui/date-tile';
import { Notice } from '../../ui/notice';
import { RsvpButtons } from '../../ui/rsvp-buttons';
import { useClockface } from '../../ui/time';

/** When and where, whether one comes, and who else does. */
export function Head({ page }: { page: SessionPage }) {
  const { line } = page;
  const face = useClockface();
  const sure = page.coming.filter((one) => one.answer === 'yes' && !one.isWaiting).map(({ person }) => person);
  return (
    <section className="next-session" data-over={page.isOver || undefined} aria-label={line.when}>
      <div className="session-card">
        <DateTile at={line.startsAt} face={face} isNext={!page.hasBegun && !line.isOff} />
        <div>
          <p className="when">
            <time dateTime={line.startsAt}>{line.when}</time>
          </p>
          {line.there && <p className="there">{line.there}</p>}
          <p className="meta dotted">
            {line.facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
            {page.shadow && (
              <span>
                <Trans>{page.shadow.name} beside them</Trans>
              </span>
            )}
            <span>{page.model}</span>
            <span>{page.counted}</span>
          </p>
        </div>
        {(line.answer || line.said || line.coming) && (
          <div className="rsvp-row">
            {line.answer && <RsvpButtons action={`/sessions/${page.id}/answer`} answer={line.answer.rsvp} />}
            {line.said && <span className="meta">{line.said}</span>}
            {line.coming && (
              <span className="meta meta--icon">
                {sure.length > 0 ? <AvatarStack people={sure}>{line.coming}</AvatarStack> : line.coming}
              </span>
            )}
          </div>
        )}
      </div>
      <div className="session-notes">
        {line.state && <Notice icon={line.isOff ? 'warning' : 'info'}>{line.state}</Notice>}
        {page.isOver && page.yours && <p>{page.yours}</p>}
        {page.makesUp && (
          <p>
            <Trans>
              It makes up for <a href={`/sessions/${page.makesUp.id}`}>{page.makesUp.words}</a>.
            </Trans>
          </p>
        )}
        {page.madeUpBy && (
          <p>
            <Trans>
              It is made up for on <a href={`/sessions/${page.madeUpBy.id}`}>{page.madeUpBy.words}</a>.
            </Trans>
          </p>
        )}
        {line.answer?.waiting && <p>{line.answer.waiting}</p>}
        {page.promoted && line.answer && (
          <p>
            <Trans>A place became free for you on {page.promoted}.</Trans>
          </p>
        )}
        {line.answer && page.mine?.answer === 'no' && (
          <p>
            {page.mine.reason ? <Trans>You told us ahead: {page.mine.reason}</Trans> : <Trans>You told us ahead. Thank you.</Trans>}{' '}
            <a href={`/sessions/${page.id}/answer`}>{page.mine.reason ? <Trans>Change the reason</Trans> : <Trans>Say why, if you like</Trans>}</a>
          </p>
        )}
        {!page.isOver && !line.isOff && (
          <p className="actions">
            {page.videoLink && (
              <LinkButton href={page.videoLink} rel="noreferrer">
                <Trans>Open the video meeting</Trans>
              </LinkButton>
            )}
            <LinkButton icon="sessions" href={`/sessions/${page.id}.ics`} download>
              <Trans>Add to my calendar</Trans>
            </LinkButton>
          </p>
        )}
      </div>
    </section>
  );
}
