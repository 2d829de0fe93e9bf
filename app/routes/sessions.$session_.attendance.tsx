import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { attendanceStatuses, type AttendanceStatus } from '../contract/names';
import { problem } from '../contract/problems';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { attendanceWord, sessionPage } from '../session-page.server';
import { Button, LinkButton } from '../ui/button';
import { Field, Select } from '../ui/field';
import { FormError } from '../ui/form-error';
import { SeriesHead } from '../ui/series-head';
import { Table } from '../ui/table';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const page = sessionPage(context, await context.services.sessions.read(actor, params.session!));
    if (!page.may.plan) throw problem('forbidden');
    if (!page.hasBegun || page.line.isOff) throw problem('not_found');
    const { id, line, lead, minutes, toNote, attendance, coming } = page;
    const noted = new Map(attendance?.map((one) => [one.person.handle, one]));
    const said = new Map(coming.map(({ person, answer }) => [person.handle, answer]));
    // What they had said is where a list begins that nobody has kept yet.
    const expected = (handle: string): AttendanceStatus => (said.get(handle) === 'yes' ? 'present' : said.get(handle) === 'no' ? 'apology' : 'absent');
    return {
      title: title(context, `${i18nOf(context.language)._(msg`Who came?`)} · ${line.title}`),
      bar: { title: i18nOf(context.language)._(msg`Who came?`), back: `/sessions/${id}`, community: page.community.slug },
      id,
      line,
      community: page.community,
      lasted: Math.max(...(attendance?.map((one) => one.minutes) ?? []), 0) || minutes,
      ledBy: lead?.handle ?? '',
      people: toNote.map(({ handle, name }) => ({ handle, name, status: noted.get(handle)?.status ?? expected(handle), minutes: noted.get(handle)?.status === 'partial' ? noted.get(handle)!.minutes : null })),
      statuses: attendanceStatuses.map((status) => ({ status, words: attendanceWord(context, status) })),
    };
  });
}

const statusField = (handle: string) => `status.${handle}`;
const minutesField = (handle: string) => `minutes.${handle}`;

export function action({ context, params, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const people = Object.entries(form)
      .filter(([name]) => name.startsWith(statusField('')))
      .map(([name, status]) => {
        const handle = name.slice(statusField('').length);
        return { handle, status, minutes: (status === 'partial' && form[minutesField(handle)]) || undefined };
      });
    await context.services.sessions.takeAttendance(actor, params.session!, { minutes: form.minutes || undefined, ledBy: form.ledBy, people });
    return redirect(`/sessions/${params.session!}`, { headers: flash(context, i18nOf(context.language)._(msg`Kept. Each member sees their own line.`)) });
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Attendance() {
  const { t } = useLingui();
  const { id, line, community, lasted, ledBy, people, statuses } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typed = refused?.values;
  // Who came for a part without saying how long: that fault stands in their row.
  const lacks = (handle: string) => Boolean(refused?.problem.fields?.minutes && typed?.[statusField(handle)] === 'partial' && !typed[minutesField(handle)]);
  return (
    <main className="page page--narrow" id="main">
      <SeriesHead community={community} of={{ href: `/sessions/${id}`, title: line.title }} title={<Trans>Who came?</Trans>} lede={line.when}>
        <p className="lede">
          <Trans>Names are seen by those who lead and by coordinators; members see their own line.</Trans>
        </p>
      </SeriesHead>
      <Form className="stack" method="post" action={`/sessions/${id}/attendance`}>
        <FormError problem={refused?.problem} requestId={refused?.requestId} />
        <Table
          caption={t`Who came, and for how long`}
          captionUnseen
          className="table came-table"
          head={
            <tr>
              <th scope="col">
                <Trans>Name</Trans>
              </th>
              <th scope="col">
                <Trans>How</Trans>
              </th>
            </tr>
          }
        >
          {people.map(({ handle, name, status, minutes }) => (
            <tr key={handle}>
              <th scope="row">{name}</th>
              <td>
                <div className="actions">
                  <select className="select" name={statusField(handle)} aria-label={t`${name}: how`} defaultValue={typed?.[statusField(handle)] ?? status}>
                    {statuses.map((one) => (
                      <option key={one.status} value={one.status}>
                        {one.words}
                      </option>
                    ))}
                  </select>
                  <span className="part">
                    <input className="input" name={minutesField(handle)} type="number" inputMode="numeric" min={1} max={1440} aria-label={t`${name}: minutes`} aria-invalid={lacks(handle) || undefined} aria-describedby={lacks(handle) ? `${handle}-error` : undefined} defaultValue={typed?.[minutesField(handle)] ?? minutes ?? ''} />
                    <span aria-hidden="true">
                      <Trans>minutes</Trans>
                    </span>
                  </span>
                </div>
                {lacks(handle) && (
                  <p className="field-error" id={`${handle}-error`}>
                    {refused?.problem.says?.minutes}
                  </p>
                )}
              </td>
            </tr>
          ))}
        </Table>
        <Field name="minutes" type="number" inputMode="numeric" min={1} max={1440} label={<Trans>How many minutes did it last?</Trans>} problem={people.some(({ handle }) => lacks(handle)) ? undefined : refused?.problem} defaultValue={typed?.minutes ?? lasted} required />
        <Select name="ledBy" label={<Trans>Who led it</Trans>} problem={refused?.problem} defaultValue={typed?.ledBy ?? ledBy}>
          {!people.some(({ handle }) => handle === ledBy) && (
            <option value="">{t`Who was to lead it`}</option>
          )}
          {people.map(({ handle, name }) => (
            <option key={handle} value={handle}>
              {name}
            </option>
          ))}
        </Select>
        <div className="actions">
          <Button variant="primary">
            <Trans>Save</Trans>
          </Button>
          <LinkButton variant="quiet" href={`/sessions/${id}`}>
            <Trans>Cancel</Trans>
          </LinkButton>
        </div>
      </Form>
    </main>
  );
}
