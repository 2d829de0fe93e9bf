import { limits } from '../../app/contract/limits';
import { Preview } from '../../app/contract/preview';
import { problem } from '../../app/contract/problems';
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

/** Builds the verb that shows words as a post would. */
export function buildPreview(limiting: Limiting) {
  const previewsPerMinute = limiting.passing({ name: 'previews', points: 30, per: 60 });
  return {
    /** The HTML that the words would have as a post. Stores nothing. Throws `invalid`, `too_many`. */
    async preview(actor: Actor, input: unknown): Promise<{ html: string }> {
      const { body } = parse(Preview, input);
      await previewsPerMinute.take(actor.id);
      return { html: rendered(body) };
    },
  };
}
