import { redirect, type AppLoadContext } from '@remix-run/node';
import type { MessageDescriptor } from '@lingui/core';
import type { Actor } from '../server/people/actor';
import { problem } from './contract/problems';
import type { SeriesView } from './contract/series';
import { title } from './i18n.server';
import { seriesPage } from './series-page.server';

/**
 * A series for one of the pages on which it is changed, with what every such page shows. Throws `not_found`, `forbidden`
 * for those who may not (as `who` says); one that has ended leads back to its page.
 */
export async function seriesToChange(context: AppLoadContext, actor: Actor, id: string, name: MessageDescriptor, who: (view: SeriesView) => boolean = ({ may }) => may.plan) {
  const view = await context.services.series.read(actor, id);
  if (!who(view)) throw problem('forbidden');
  if (view.status === 'ended') throw redirect(`/series/${id}`);
  const page = seriesPage(context, view);
  return { view, shell: { title: title(context, name), bar: { title: page.title, back: `/series/${id}`, community: page.community.slug }, page } };
}
