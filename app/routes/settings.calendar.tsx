import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { act, reader, refusalHeaders, show, writer } from '../answer.server';
import { shortName } from '../contract/communities';
import { calendarScopes } from '../contract/names';
import { flash } from '../flash.server';
import { i18nOf, title } from '../i18n.server';
import { Button, LinkButton } from '../ui/button';
import { CopyLink } from '../ui/copy-link';
import { Select } from '../ui/field';
import { FormError } from '../ui/form-error';
import { Icon } from '../ui/icon';
import { LockLine } from '../ui/notice';
import { SettingsPage } from '../ui/settings-page';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = reader(context, request);
  return show(context, async () => {
    const { calendars, communities } = context.services;
    const { origin, searchParams } = new URL(request.url);
    const [addresses, series, mine] = await Promise.all([calendars.addresses(actor), calendars.toFollow(actor), communities.mine(actor)]);
    const isFree = (scope: string, of: string) => !addresses.some((one) => one.scope === scope && (one.of ?? '') === of);
    const words = msg`Calendar`;
    return {
      title: title(context, words),
      bar: { title: i18nOf(context.language)._(words), back: '/settings' },
      addresses: addresses.map(({ id, scope, name, path }) => ({ id, name: name && (scope === 'community' ? shortName(name) : name), link: origin + path, webcal: `webcal${origin.slice(origin.indexOf(':'))}${path}` })),
      choices: {
        mine: isFree('mine', ''),
        communities: mine.filter(({ slug }) => isFree('community', slug)).map(({ slug, name }) => ({ value: `community:${slug}`, words: shortName(name) })),
        series: series.filter(({ id }) => isFree('series', id)).map((one) => ({ value: `series:${one.id}`, words: `${one.title} · ${shortName(one.communityName)}` })),
      },
      // A page of a series or a community leads here with itself chosen.
      of: searchParams.get('of') ?? 'mine:',
    };
  });
}

export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async (form) => {
    const { actor } = writer(context);
    const { calendars } = context.services;
    const i18n = i18nOf(context.language);
    const back = (words: string) => redirect('/settings/calendar', { headers: flash(context, words) });
    switch (form.intent) {
      case 'make': {
        const [wanted, of] = [form.of?.split(':')[0], form.of?.split(':')[1]];
        const scope = calendarScopes.find((one) => one === wanted);
        if (!scope) throw new Response(null, { status: 400 });
        await calendars.makeAddress(actor, scope, of);
        return back(i18n._(msg`Here is the address. Put it into your calendar once; it keeps itself up to date.`));
      }
      case 'reset':
        await calendars.resetAddress(actor, form.address ?? '');
        return back(i18n._(msg`It has a new address. The old one shows nothing any more.`));
      case 'end':
        await calendars.endAddress(actor, form.address ?? '');
        return back(i18n._(msg`Removed. Calendars that used it show nothing more.`));
      default:
        throw new Response(null, { status: 400 });
    }
  });
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function CalendarSettings() {
  const { t } = useLingui();
  const { addresses, choices, of } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const all = t`All my sessions`;
  const mayMake = choices.mine || choices.communities.length > 0 || choices.series.length > 0;
  const lock = (
    <LockLine>
      <Trans>An address is yours alone. Whoever has it sees when you meet and where, without signing in: keep it like a key.</Trans>
    </LockLine>
  );
  return (
    <SettingsPage title={<Trans>Calendar</Trans>} lede={<Trans>See your sessions in the calendar that you use anyway. What moves or is called off changes there, too.</Trans>}>
      <FormError problem={refused?.problem} requestId={refused?.requestId} />
      {addresses.map(({ id, name, link, webcal }) => (
        <section className="panel" key={id} aria-labelledby={`address-${id}`}>
          <h2 id={`address-${id}`}>{name ?? all}</h2>
          <CopyLink link={link} label={<Trans>Address for: {name ?? all}</Trans>} />
          <p className="actions gap-top">
            <LinkButton href={webcal} icon="sessions">
              <Trans>Open in my calendar</Trans>
              <span className="visually-hidden">: {name ?? all}</span>
            </LinkButton>
          </p>
          <details className="add">
            <summary className="button button--small">
              <Trans>Change or remove this link</Trans>
              <span className="visually-hidden">: {name ?? all}</span>
              <Icon name="chevron-down" small />
            </summary>
            <p className="hint">
              <Trans>If somebody has it who should not, take a new one: the old one shows nothing from then on, and you put the new one into your calendar.</Trans>
            </p>
            <Form className="actions gap-top" method="post" action="/settings/calendar">
              <input type="hidden" name="address" value={id} />
              <Button small name="intent" value="reset">
                <Trans>Give me a new address</Trans>
              </Button>
              <Button small variant="danger" name="intent" value="end">
                <Trans>Remove it</Trans>
              </Button>
            </Form>
          </details>
        </section>
      ))}
      {mayMake && (
        <Form className="panel stack" method="post" action="/settings/calendar">
          <input type="hidden" name="intent" value="make" />
          {lock}
          <Select name="of" label={<Trans>What do you want to see in your calendar?</Trans>} problem={refused?.problem} defaultValue={of}>
            {choices.mine && <option value="mine:">{all}</option>}
            {choices.communities.length > 0 && (
              <optgroup label={t`All sessions of a community`}>
                {choices.communities.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.words}
                  </option>
                ))}
              </optgroup>
            )}
            {choices.series.length > 0 && (
              <optgroup label={t`One series`}>
                {choices.series.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.words}
                  </option>
                ))}
              </optgroup>
            )}
          </Select>
          <div className="actions">
            <Button variant={addresses.length === 0 ? 'primary' : undefined}>
              <Trans>Make an address</Trans>
            </Button>
          </div>
        </Form>
      )}
      <section className="panel">
        <h2>
          <Trans>How to put it into your calendar</Trans>
        </h2>
        {!mayMake && lock}
        <div className="settings-part">
          <h3>Google Calendar</h3>
          <p>
            <Trans>On a computer, open Google Calendar. Beside “Other calendars” choose the plus sign, then “From URL”, and paste the address. Google looks for changes a few times a day.</Trans>
          </p>
        </div>
        <div className="settings-part">
          <h3>Apple Calendar</h3>
          <p>
            <Trans>On an iPhone, an iPad or a Mac make an address, then choose “Open in my calendar” beside it. Or in the Calendar app of a Mac: File, New Calendar Subscription, and paste the address.</Trans>
          </p>
        </div>
        <div className="settings-part">
          <h3>Outlook</h3>
          <p>
            <Trans>In Outlook on the web open the calendar, choose “Add calendar”, then “Subscribe from web”, and paste the address.</Trans>
          </p>
        </div>
      </section>
    </SettingsPage>
  );
}
