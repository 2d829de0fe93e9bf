import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { act, actWithFile, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import type { ImportRow } from '../contract/invitations';
import { limits } from '../contract/limits';
import { problem } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { Button, LinkButton } from '../ui/button';
import { Chip } from '../ui/chip';
import { Field, Textarea } from '../ui/field';
import { FormError } from '../ui/form-error';
import { Table } from '../ui/table';
import { roleWords } from '../ui/words';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const slug = params.community!;
    const { view, may } = await context.services.communities.find(me.actor, slug);
    if (!may.invite) throw problem('forbidden');
    return { title: title(context, msg`Import a list of people`), bar: { title: shortName(view.name), back: `/c/${slug}/manage/invite`, community: slug }, slug };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  const slug = params.community!;
  const { invitations } = context.services;
  const preview = async (list: string | Uint8Array | null) => {
    const rows = await invitations.preview(writer(context).actor, slug, list);
    // What is taken is what was shown: the rows that are right, and no formula or name beside them.
    const table = ['email,role', ...rows.filter((row) => !row.fault).map((row) => `"${row.email.replaceAll('"', '""')}",${row.role}`)].join('\n');
    return { rows, table, values: {} as Record<string, string> };
  };
  if (request.headers.get('Content-Type')?.startsWith('multipart/')) return actWithFile(context, request, limits.csv, (_form, file) => preview(file));
  return act(context, request, async (form) => {
    if (form.intent !== 'confirm') return preview(form.table ?? null);
    const { made, unchanged } = await invitations.confirm(writer(context).actor, slug, form.table ?? '');
    const i18n = i18nOf(context.language);
    const ready = i18n._(msg`${plural(made, { one: '# invitation is ready.', other: '# invitations are ready.' })}`);
    const same = unchanged > 0 ? i18n._(msg`${plural(unchanged, { one: '# was there already.', other: '# were there already.' })}`) : '';
    return redirect(`/c/${slug}/manage/invite#open`, { headers: flash(context, `${ready} ${same}`.trim()) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

const faultWords: Record<NonNullable<ImportRow['fault']>, MessageDescriptor> = {
  not_an_email: msg`No email address`,
  duplicate: msg`Twice in this list`,
  member: msg`A member already`,
  role: msg`This role is not known here`,
};

export default function Import() {
  const { slug } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const path = `/c/${slug}/manage/invite/import`;
  return (
    <main className="page page--narrow" id="main">
      <div className="page-head">
        <h1>
          <Trans>Import a list of people</Trans>
        </h1>
        <p className="lede">
          <Trans>Everybody in the list gets an invitation of their own. You see first what would happen; the same list again changes nothing.</Trans>
        </p>
      </div>
      <div className="main">{answered && 'rows' in answered ? <Preview path={path} rows={answered.rows} table={answered.table} /> : <Choose path={path} refused={answered} />}</div>
    </main>
  );
}

function Choose({ path, refused }: { path: string; refused: Exclude<ReturnType<typeof useActionData<typeof action>>, { rows: unknown }> }) {
  const busy = useNavigation().state !== 'idle';
  const problem = refused?.problem;
  return (
    <div className="invite-page">
      <FormError problem={problem} requestId={refused?.requestId} />
      <Form className="stack" method="post" action={path} encType="multipart/form-data">
        <Field
          name="table"
          id="file"
          type="file"
          accept=".csv,text/csv,text/plain"
          label={<Trans>A CSV file</Trans>}
          hint={<Trans>With a column "email", and "role" if you like. At most 1 MB and {limits.csvRows} people. A users.csv of OneRoster works, too.</Trans>}
          problem={problem}
        />
        <div className="actions">
          <Button variant="primary" busy={busy}>
            <Trans>Check the file</Trans>
          </Button>
        </div>
      </Form>
      <p className="or">
        <Trans>or</Trans>
      </p>
      <Form className="stack" method="post" action={path}>
        <Textarea name="table" rows={5} label={<Trans>Paste a list</Trans>} hint={<Trans>One person on each line: the address, a comma, the role.</Trans>} problem={undefined} defaultValue={refused?.values.table} />
        <div className="actions">
          <Button busy={busy}>
            <Trans>Check the list</Trans>
          </Button>
        </div>
      </Form>
    </div>
  );
}

function Preview({ path, rows, table }: { path: string; rows: ImportRow[]; table: string }) {
  const { i18n } = useLingui();
  const busy = useNavigation().state !== 'idle';
  const fresh = rows.filter((row) => !row.fault && !row.isInvited).length;
  const wrong = rows.filter((row) => row.fault).length;
  const same = rows.length - fresh - wrong;
  // What needs a look stands first.
  const sorted = [...rows.filter((row) => row.fault), ...rows.filter((row) => !row.fault)];
  return (
    <Form className="stack" method="post" action={path}>
      <h2>
        <Plural value={fresh} _0="Nobody new to invite" one="# person would be invited" other="# people would be invited" />
      </h2>
      <p>
        {same > 0 && <Plural value={same} one="# is invited already and stays so. " other="# are invited already and stay so. " />}
        {wrong > 0 && <Plural value={wrong} one="# row is left out; it says why." other="# rows are left out; each says why." />}
      </p>
      <input type="hidden" name="table" value={table} />
      <div className="actions">
        {fresh > 0 && (
          <Button variant="primary" name="intent" value="confirm" busy={busy}>
            <Plural value={fresh} one="Invite # person" other="Invite # people" />
          </Button>
        )}
        <LinkButton href={path} variant="quiet">
          <Trans>Choose another list</Trans>
        </LinkButton>
      </div>
      <Table
        caption={<Trans>Each row of the list</Trans>}
        captionUnseen
        head={
          <tr>
            <th scope="col">
              <Trans>Line</Trans>
            </th>
            <th scope="col">
              <Trans>Email</Trans>
            </th>
            <th scope="col">
              <Trans>Role</Trans>
            </th>
            <th scope="col">
              <Trans>What happens</Trans>
            </th>
          </tr>
        }
      >
        {sorted.map((row) => (
          <tr key={row.line}>
            <th scope="row">{row.line}</th>
            <td>{row.email}</td>
            <td>{row.fault ? '' : i18n._(roleWords[row.role])}</td>
            <td>{row.fault ? <Chip tone="wheat">{i18n._(faultWords[row.fault])}</Chip> : row.isInvited ? <Trans>Stays invited</Trans> : <Trans>Invited</Trans>}</td>
          </tr>
        ))}
      </Table>
    </Form>
  );
}
