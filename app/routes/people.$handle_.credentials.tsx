import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { reader, show } from '../answer.server';
import { credentialWord } from '../credential-words.server';
import { title } from '../i18n.server';
import { atTheirHandle } from '../moved.server';
import { LinkButton } from '../ui/button';
import { CredentialItem } from '../ui/credential-item';
import { EmptyState } from '../ui/empty-state';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { credentials, ...found } = await atTheirHandle(context, actor, params.handle!, request, () => context.services.credentials.of(actor, params.handle!));
    return {
      title: title(context, msg`Credentials and experience`),
      bar: { title: found.person.name, back: `/people/${found.person.handle}` },
      ...found,
      credentials: credentials.map((one) => ({ ...one, kindName: credentialWord(context.language, one.kind) })),
    };
  });
}

export default function Credibility() {
  const { person, isMe, background, credentials } = useLoaderData<typeof loader>();
  const firstName = person.name.split(' ')[0];
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Credentials and experience</Trans>
        </h1>
        <p className="lede">
          <a href={`/people/${person.handle}`}>{person.name}</a>
          {background?.years !== undefined && background.years !== null && (
            <>
              {', '}
              <Plural value={background.years} one="# year in the field" other="# years in the field" />
            </>
          )}
        </p>
        {isMe && (
          <p className="actions gap-top">
            <LinkButton href="/settings/credentials" icon="pencil">
              <Trans>Edit</Trans>
            </LinkButton>
          </p>
        )}
      </div>
      <div className="main credibility">
        {!background && credentials.length === 0 && (
          <EmptyState>{isMe ? <Trans>Nothing is here yet. Colleagues whom you lead or advise would like to know your way.</Trans> : <Trans>{firstName} has not written anything here yet.</Trans>}</EmptyState>
        )}
        {background?.facilitation && <Part title={<Trans>How {firstName} works with a group</Trans>} words={background.facilitation} />}
        {background?.experience && <Part title={<Trans>Experience</Trans>} words={background.experience} />}
        {credentials.length > 0 && (
          <section>
            <h2>
              <Trans>Credentials</Trans>
            </h2>
            <ul className="plain credential-list">
              {credentials.map((credential) => (
                <li key={credential.id}>
                  <CredentialItem credential={credential} />
                </li>
              ))}
            </ul>
            <p className="hint gap-top">
              <Trans>“Verified” means that an administrator of this site looked at the source named beside it. An expired credential is no longer verified.</Trans>
            </p>
          </section>
        )}
        {background?.interests && <Part title={<Trans>Declared interests</Trans>} words={background.interests} />}
      </div>
    </main>
  );
}

function Part({ title, words }: { title: ReactNode; words: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <p className="told">{words}</p>
    </section>
  );
}
