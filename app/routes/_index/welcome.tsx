import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import { shortName } from '../../contract/communities';
import type { Role } from '../../contract/names';
import { Avatar } from '../../ui/avatar';
import { FurrowPane } from '../../ui/furrow-pane';
import { Brand } from '../../ui/brand';
import { Icon } from '../../ui/icon';
import { LanguageSwitch } from '../../ui/language-switch';
import { SkipLink } from '../../ui/skip-link';
import { roleTitleWords } from '../../ui/field-role-words';
import { roleWords } from '../../ui/words';
import type { DemoPerson } from '../../../server/site/site';

/** The page of a visitor: what this is, how to come in; on a demo, as whom to look around. */
export function Welcome({ people, isSetUp }: { people: DemoPerson[]; isSetUp: boolean }) {
  return (
    <>
      <SkipLink />
      <main className="welcome" id="main">
        <section className="welcome-text">
          <Brand />
          <h1>
            <Trans>A place for educators to think, try and meet again</Trans>
          </h1>
          <p className="lede">
            <Trans>
              Small communities that share what worked and what did not, meet in a steady rhythm, and remember what they promised to try. What you write stays
              with your group.
            </Trans>
          </p>
          {isSetUp ? (
            <div className="actions">
              <a className="button button--primary" href="/sign-in">
                <Trans>Sign in</Trans>
              </a>
              <a className="button" href="/sign-up">
                <Trans>Make an account</Trans>
              </a>
            </div>
          ) : (
            <p className="notice">
              <span>
                <Trans>This site is not set up yet. The link for its first administrator is in the terminal where it was started.</Trans>
              </span>
            </p>
          )}
          {people.length > 0 && (
            <section className="look-around" aria-labelledby="look-around">
              <h2 id="look-around">
                <Trans>Look around as</Trans>
              </h2>
              <p className="hint">
                <Trans>This is a demo: the people are made up, and you can try anything.</Trans>
              </p>
              <Form method="post" action="/look-around">
                <PeopleToBe people={people.slice(0, 6)} />
                {people.length > 6 && (
                  <details>
                    <summary className="button button--quiet">
                      <Trans>Everyone else</Trans>
                      <Icon name="chevron-down" small />
                    </summary>
                    <PeopleToBe people={people.slice(6)} />
                  </details>
                )}
              </Form>
              <p>
                <a className="button" href="/setup">
                  <Trans>Start your own site</Trans>
                </a>
              </p>
            </section>
          )}
          <LanguageSwitch />
        </section>
        <FurrowPane isShort />
      </main>
    </>
  );
}

function PeopleToBe({ people }: { people: DemoPerson[] }) {
  const { i18n } = useLingui();
  return (
    <ul className="plain">
      {people.map((person) => (
        <li key={person.handle}>
          <button name="handle" value={person.handle}>
            <Avatar name={person.name} tint={person.tint} />
            <span>
              <b>
                {person.name}, <span className="role">{i18n._(roleWords[person.role as Role]).toLowerCase()}</span>
              </b>
              <span className="muted">
                {person.roleTitle && roleTitleWords(i18n, person.roleTitle)} · {shortName(person.communityName)}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
