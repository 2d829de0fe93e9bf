import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { title } from '../i18n.server';
import { AccountPane } from '../ui/account-pane';
import { CodeForm } from '../ui/code-form';

export const handle = { alone: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get('code')?.trim().slice(0, 40);
  if (typed) return redirect(`/join/${encodeURIComponent(typed.toUpperCase())}`);
  return { title: title(context, msg`Join with a code`) };
}

export default function TypeCode() {
  return (
    <AccountPane
      foot={
        <a href="/sign-in?next=%2Fjoin">
          <Trans>I have an account</Trans>
        </a>
      }
    >
      <div>
        <h1>
          <Trans>Join with a code</Trans>
        </h1>
        <p className="lede">
          <Trans>It is on the poster, or in the message that you got.</Trans>
        </p>
      </div>
      <CodeForm />
    </AccountPane>
  );
}
