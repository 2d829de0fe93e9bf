import { limits } from '../../app/contract/limits';
import { Preview } from '../../app/contract/preview';
import { problem } from '../../app/contract/problems';
import type { Communities } from '../communities/communities';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Actor } from '../people/actor';
import { render } from './markdown';

/** A post's HTML. Throws `invalid` for one that is small to write and huge to read. */
export function rendered(body: string, handles: readonly string[] = []): string {
  const html = render(body, handles);
  if (html.length > limits.html) throw problem('invalid', { fields: { body: 'too_long' } });
  return html;
}

/** Builds the verb that shows words as a post would; `calledBy` answers whom a post in a community calls. */
export function buildPreview(given: { limiting: Limiting; communities: Communities; calledBy: (communityId: string, body: string) => Promise<{ handles: string[] }> }) {
  const previewsPerMinute = given.limiting.passing({ name: 'previews', points: 30, per: 60 });
  return {
    /**
     * The HTML that the words would have as a post of a community, with the same mentions. Stores nothing and tells
     * nobody. Throws `not_found`, `forbidden`, `invalid`, `too_many`.
     */
    async preview(actor: Actor, input: unknown): Promise<{ html: string }> {
      const { body, community } = parse(Preview, input);
      await previewsPerMinute.take(actor.id);
      if (community === undefined) return { html: rendered(body) };
      const { view, may } = await given.communities.find(actor, community);
      // Who belongs to a community is for its members to know.
      if (!may.write) throw problem('forbidden');
      return { html: rendered(body, (await given.calledBy(view.id, body)).handles) };
    },
  };
}
