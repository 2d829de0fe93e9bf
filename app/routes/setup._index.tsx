import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { act, goSignedIn, refusalHeaders } from '../answer.server';
import { problem } from '../contract/problems';
import { title } from '../i18n.server';
import { SetUpForm } from '../ui/set-up-form';

export const handle = { alone: true };
export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context }: LoaderFunctionArgs) {
  if (!context.mayLookAround) throw data(null, { status: 404 });
  return { title: title(context.language, msg`Start your own site`) };
}

/** Ends the demo: removes its people and all they wrote, and makes the first administrator. */
export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    if (!context.mayLookAround) throw problem('not_found');
    return goSignedIn(context, await context.services.site.startOwn(form), '/');
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function StartOwn() {
  return (
    <SetUpForm>
      <p className="notice">
        <span>
          <Trans>The demo goes away, with everything that was tried out in it. You become the site’s first administrator.</Trans>
        </span>
      </p>
    </SetUpForm>
  );
}
