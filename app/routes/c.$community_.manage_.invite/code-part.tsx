import { Plural, Trans } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import { Button, LinkButton } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { CopyLink } from '../../ui/copy-link';
import { EmptyState } from '../../ui/empty-state';
import { Select } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Qr, type QrCode } from '../../ui/qr';
import { Time, useClockface } from '../../ui/time';
import { useLingui } from '@lingui/react/macro';
import { codeUses } from '../../contract/code-terms';
import type { CodeView } from '../../contract/invitations';

type Words = Record<'none' | 'over' | 'replacing', string>;
type Days = { value: number; words: string }[];
type Shown = CodeView & { link: string; qr: QrCode };

/** The one code of the community: to show, to print, to renew, to end. */
export function CodePart({ slug, words, code, days, isAside }: { slug: string; words: Words; code: Shown | null; days: Days; /** Something else on the page waits. */ isAside: boolean }) {
  return (
    <section className="stack invite-part" aria-labelledby="code">
      <h2 id="code">
        <Trans>Link, code and poster</Trans>
      </h2>
      {code ? (
        <Standing slug={slug} words={words} code={code} />
      ) : (
        <EmptyState>{words.none}</EmptyState>
      )}
      {code ? (
        <details>
          <summary>
            <Trans>A code with other terms</Trans>
          </summary>
          <Terms days={days} />
        </details>
      ) : (
        <Terms isFirst isAside={isAside} days={days} />
      )}
    </section>
  );
}

function Standing({ slug, words, code }: { slug: string; words: Words; code: Shown }) {
  const { t } = useLingui();
  const face = useClockface();
  const { useLimit, uses } = code;
  return (
    <>
      {!code.isAlive && <Notice>{words.over}</Notice>}
      <div className="code-card">
        <Qr code={code.qr} words={t`Code to scan, for the link below`} />
        <div>
          <p className="code-letters">{code.code}</p>
          <ul className="code-terms plain">
            <li>
              {code.expiresAt ? (
                <Trans>
                  Works until <Time at={code.expiresAt} face={face} long />
                </Trans>
              ) : (
                <Trans>Works until you stop it</Trans>
              )}
            </li>
            <li>{useLimit === null ? <Plural value={uses} _0="Nobody came in by it yet" one="# person came in by it" other="# people came in by it" /> : <Trans>{uses} of {useLimit} places taken</Trans>}</li>
            <li>{code.needsApproval ? <Trans>You approve each person</Trans> : <Trans>People come in at once</Trans>}</li>
          </ul>
        </div>
      </div>
      <CopyLink link={code.link} label={<Trans>Link</Trans>} />
      <div className="actions">
        <LinkButton href={`/c/${slug}/poster`} icon="print">
          <Trans>Poster</Trans>
        </LinkButton>
      </div>
      {/* Drawn anew with another code, so that it is closed again. */}
      <details key={code.code}>
        <summary>
          <Trans>Replace or stop this code</Trans>
        </summary>
        <Form className="stack" method="post">
          <p className="hint">{words.replacing}</p>
          <div className="actions">
            <Button name="intent" value="reset">
              <Trans>Replace the code</Trans>
            </Button>
            <Button variant="danger" name="intent" value="end">
              <Trans>Stop this code</Trans>
            </Button>
          </div>
        </Form>
      </details>
    </>
  );
}

function Terms({ isFirst, isAside, days }: { isFirst?: boolean; isAside?: boolean; days: Days }) {
  return (
    <Form className="stack gap-top" method="post">
      <div className="field-row">
        <Select name="days" label={<Trans>Works for</Trans>} problem={undefined} defaultValue="7">
          {days.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
        <Select name="uses" label={<Trans>For how many people</Trans>} problem={undefined} defaultValue="0">
          <option value="0">
            <Trans>Any number</Trans>
          </option>
          {codeUses.slice(1).map((uses) => (
            <option key={uses} value={uses}>
              {uses}
            </option>
          ))}
        </Select>
      </div>
      <Choice name="approval" label={<Trans>I approve each person</Trans>} hint={<Trans>People ask, and come in when you say yes.</Trans>} />
      <div className="actions">
        <Button variant={isFirst && !isAside ? 'primary' : undefined} name="intent" value="make">
          {isFirst ? <Trans>Make a code</Trans> : <Trans>Make a new code instead</Trans>}
        </Button>
      </div>
    </Form>
  );
}
