import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName, type RollLine } from '../contract/communities';
import { roles } from '../contract/names';
import { problem } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { atItsAddress } from '../moved.server';
import { Avatar } from '../ui/avatar';
import { Button, LinkButton } from '../ui/button';
import { ManagedPage } from '../ui/managed-page';
import { Notice } from '../ui/notice';
import { FormError } from '../ui/form-error';
import { PersonName } from '../ui/person-name';
import { Table } from '../ui/table';
import { fullTime, monthAndYear, useClockface } from '../ui/time';
import { roleWords } from '../ui/words';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = reader(context, request);
  return show(context, async () => {
    const { communities } = context.services;
    const slug = params.community!;
    const { view } = await communities.find(me.actor, slug);
    if (!view.may.people) throw problem('forbidden');
    atItsAddress(view.slug, slug, request);
    const [roll, visits] = await Promise.all([communities.roll(me.actor, slug), communities.visits(me.actor, slug)]);
    return {
      title: title(context, msg`Members and roles`),
      bar: { title: shortName(view.name), back: `/c/${slug}`, community: slug },
      community: view,
      me: me.actor.handle,
      roll,
      visits,
    };
  });
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const slug = params.community!;
    const here = `/c/${slug}/manage/members`;
    const handle = form.handle ?? '';
    const { from } = await context.services.communities.giveRole(writer(context).actor, slug, handle, form);
    if (from === form.role) return redirect(here);
    // Whoever gave up their own right to this page goes on to the community.
    const { view } = await context.services.communities.find(writer(context).actor, slug);
    const undo = { action: here, fields: { handle, role: from } };
    const words = i18nOf(context.language)._(msg`The role is changed.`);
    return redirect(view.may.people ? here : `/c/${slug}`, { headers: flash(context, words, view.may.people ? undo : undefined) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Members() {
  const { community, me, roll, visits } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const face = useClockface();
  return (
    <ManagedPage community={community} here="members" title={<Trans>Members and roles</Trans>}>
      {refused?.problem.code === 'conflict' ? (
        <Notice tone="berry" role="alert">
          <Trans>Somebody has to hold this community. Give another member the role of facilitator first.</Trans>
        </Notice>
      ) : (
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
      )}
      <Table
        className="table roll"
        caption={<Trans>Facilitators lead and look after the group, consultants take part with what they know, coordinators see attendance and hours and never what is written.</Trans>}
        head={
          <tr>
            <th scope="col">
              <Trans>Name</Trans>
            </th>
            <th scope="col">
              <Trans>Role</Trans>
            </th>
            <th scope="col">
              <Trans>Since</Trans>
            </th>
            <th scope="col">
              <Trans>Actions</Trans>
            </th>
          </tr>
        }
      >
        {roll.map((line) => (
          <tr key={line.handle}>
            <th scope="row">
              <span className="roll-name">
                <Avatar name={line.name} tint={line.tint} photo={line.photo} size="sm" />
                <span>
                  <PersonName person={line} />
                  {line.isPaused && (
                    <small>
                      <Trans>On pause</Trans>
                    </small>
                  )}
                </span>
              </span>
            </th>
            <td>
              <RoleForm line={line} />
            </td>
            <td className="roll-since" suppressHydrationWarning>
              <span className="phone-only">
                <Trans>Since</Trans>{' '}
              </span>
              {monthAndYear(new Date(line.joinedAt), face)}
            </td>
            <td>
              {line.handle !== me && (
                <LinkButton small variant="quiet" className="pull" href={`/c/${community.slug}/manage/members/${line.handle}/remove`}>
                  <Trans>
                    Remove<span className="visually-hidden"> {line.name}</span>
                  </Trans>
                </LinkButton>
              )}
            </td>
          </tr>
        ))}
      </Table>
      <section className="panel">
        <h2>
          <Trans>Visits by administrators</Trans>
        </h2>
        {visits.length === 0 ? (
          <p className="hint">
            <Trans>None. An administrator who is not a member reads here only after writing down why, and then it is listed here.</Trans>
          </p>
        ) : (
          <ul className="plain visit-list">
            {visits.map((visit) => (
              <li key={visit.beganAt}>
                <b>{visit.name}</b> <time dateTime={visit.beganAt} suppressHydrationWarning>{fullTime(new Date(visit.beganAt), face)}</time>
                <p>{visit.reason}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </ManagedPage>
  );
}

function RoleForm({ line }: { line: RollLine }) {
  const { i18n } = useLingui();
  const id = `role-${line.handle}`;
  return (
    // Drawn anew with another role, so that the select shows what is kept.
    <Form className="role-form" method="post" key={line.role}>
      <input type="hidden" name="handle" value={line.handle} />
      <label className="visually-hidden" htmlFor={id}>
        <Trans>Role of {line.name}</Trans>
      </label>
      <select className="select" id={id} name="role" defaultValue={line.role}>
        {roles.map((role) => (
          <option key={role} value={role}>
            {i18n._(roleWords[role])}
          </option>
        ))}
      </select>
      <Button small>
        <Trans>
          Save<span className="visually-hidden"> the role of {line.name}</span>
        </Trans>
      </Button>
    </Form>
  );
}
