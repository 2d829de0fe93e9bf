import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, refusalHeaders, show } from '../answer.server';
import { rsvps, type Rsvp } from '../contract/names';
import { problemOf } from '../contract/problems';
import { title } from '../i18n.server';
import { readerOf, timesOf } from '../session-words.server';
import { AccountPane } from '../ui/account-pane';
import { Button } from '../ui/button';
import { DateTile } from '../ui/date-tile';
import { FormError } from '../ui/form-error';
import { LinkGone } from '../ui/link-gone';
import { Notice } from '../ui/notice';
import { useClockface } from '../ui/time';

export const handle = { alone: true };
export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }];

/** Opening the page answers nothing: programs open the links of a mail, too. */
export function loader({ context, params }: LoaderFunctionArgs) {
  return show(context, async () => {
    const found = await context.services.sessions.answering(params.token!).catch((caught: unknown) => {
      if (problemOf(caught)?.code === 'not_found') return null;
      throw caught;
    });
    const said = found && { ...found, times: timesOf({ ...readerOf(context), timeZone: found.timeZone }, found.startsAt, found.endsAt, found.zone) };
    return data({ title: title(context, msg`Will you come?`), found: said }, { status: found ? 200 : 404 });
  });
}

/** Whoever holds the link answers, signed in or not: it came to their address. */
export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => ({ kept: await context.services.sessions.answerByMail(params.token!, rsvps.find((one) => one === form.rsvp)) }));
}

export default function Answer() {
  const { found } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  const face = useClockface();
  if (!found) {
    return (
      <LinkGone to="/sign-in" go={<Trans>Sign in</Trans>}>
        <Trans>Copy the whole link from the mail, or open the session after signing in.</Trans>
      </LinkGone>
    );
  }
  const kept = done && 'kept' in done ? done.kept : null;
  const problem = done && 'problem' in done ? done : null;
  return (
    <AccountPane
      foot={
        <a href={`/sessions/${found.sessionId}`}>
          <Trans>Open the session</Trans>
        </a>
      }
    >
      <div role="status">
        <h1>{kept ? <Trans>Your answer is kept</Trans> : <Trans>Will you come?</Trans>}</h1>
        <div className="person-line gap-top">
          <DateTile at={found.startsAt} face={{ ...face, timeZone: found.timeZone }} />
          <p>
            <strong>{found.title}</strong>
            <br />
            {found.times.when}
            {found.times.there && (
              <>
                <br />
                {found.times.there}
              </>
            )}
            <br />
            {found.community}
          </p>
        </div>
        {kept && (
          <p>
            <strong>
              <Answered answer={kept.answer} isWaiting={kept.isWaiting} />
            </strong>
          </p>
        )}
      </div>
      {problem && <FormError problem={problem.problem} requestId={problem.requestId} />}
      {!kept && found.isCancelled && (
        <Notice tone="plain" icon="info">
          <Trans>This session does not take place.</Trans>
        </Notice>
      )}
      {!kept && !found.isCancelled && !found.mayAnswer && (
        <Notice tone="plain" icon="info">
          <Trans>Answers were open until it began.</Trans>
        </Notice>
      )}
      {!kept && found.mayAnswer && (
        <Form className="stack" method="post">
          {found.before && found.before.answer !== found.answer && (
            <p className="muted">
              <Trans>Until now:</Trans> <Answered answer={found.before.answer} isWaiting={found.before.isWaiting} />
            </p>
          )}
          <Button variant="primary" wide busy={busy} name="rsvp" value={found.answer}>
            <Trans>
              Answer: <AnswerWords answer={found.answer} />
            </Trans>
          </Button>
          <div className="rsvp">
            {rsvps
              .filter((one) => one !== found.answer)
              .map((one) => (
                <Button key={one} busy={busy} name="rsvp" value={one}>
                  <AnswerWords answer={one} />
                </Button>
              ))}
          </div>
        </Form>
      )}
    </AccountPane>
  );
}

function AnswerWords({ answer }: { answer: Rsvp }) {
  if (answer === 'yes') return <Trans>Yes, I will come</Trans>;
  return answer === 'maybe' ? <Trans>Maybe</Trans> : <Trans>I cannot come</Trans>;
}

function Answered({ answer, isWaiting }: { answer: Rsvp; isWaiting: boolean }) {
  if (answer === 'yes' && isWaiting) return <Trans>You come as soon as a place is free. All are taken now; we tell you.</Trans>;
  if (answer === 'yes') return <Trans>You said that you will come.</Trans>;
  return answer === 'maybe' ? <Trans>You said maybe.</Trans> : <Trans>You said that you cannot come.</Trans>;
}
