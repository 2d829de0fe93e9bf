import { ChangeAppearance } from '../../app/contract/site';
import { limits } from '../../app/contract/limits';
import { problem } from '../../app/contract/problems';
import type { Database } from '../../db/connect';
import { site as table } from '../../db/schema/site';
import { newId } from '../ids';
import type { Limiting } from '../limiting';
import { parse } from '../parse';
import type { Audit } from '../audit/audit';
import type { Actor } from '../people/actor';
import { logo as drawLogo } from '../pictures';
import type { Commit } from '../tell';
import { accentCss, accentFrom, enough } from './colors';
import type { Site } from './site';

export type Appearance = ReturnType<typeof buildAppearance>;

/** Builds what the site wears: its name, its logo, its accent. */
export function buildAppearance(given: { db: Database; commit: Commit; limiting: Limiting; audit: Audit; site: Site }) {
  const { db, site } = given;
  const uploads = given.limiting.passing({ name: 'logos', points: 10, per: 60 });
  let kept: { version: string; bytes: Buffer } | null = null;

  return {
    /** Throws `not_found` for everyone but administrators: for others the page does not exist. */
    mayChange(actor: Actor): void {
      if (!actor.isAdministrator) throw problem('not_found');
    },

    /**
     * Lets an administrator change what the site wears. A file of null leaves the logo as it is. Throws `not_found`,
     * `too_many`, and `invalid`: with `accent: low_contrast` and the measured contrast for a color that cannot be read.
     */
    async change(actor: Actor, input: unknown, file: Uint8Array | null): Promise<void> {
      this.mayChange(actor);
      const { name, accent, withoutLogo } = parse(ChangeAppearance, input);
      if (accent) {
        const { contrast } = accentFrom(accent);
        if (contrast < enough) throw problem('invalid', { fields: { accent: 'low_contrast' }, contrast: Math.floor(contrast * 10) / 10 });
      }
      await uploads.take(actor.id);
      if (file && file.length > limits.logo) throw problem('invalid', { fields: { logo: 'too_big' } });
      const logo = withoutLogo ? { logo: null, logoVersion: null } : file?.length ? { logo: await drawLogo(file), logoVersion: newId() } : {};
      await given.commit(async (tx) => {
        await tx.update(table).set({ name, accent, ...logo });
        await given.audit.record(tx, { actorId: actor.id, act: 'appearance-changed', details: { name, accent, ...('logoVersion' in logo && { logo: logo.logoVersion }) } });
      });
      site.forget();
    },

    /** The logo as WebP, or null. For anybody: it stands on the page of sign-in. */
    async logo(): Promise<Buffer | null> {
      const { logoVersion } = await site.view();
      if (!logoVersion) return null;
      if (kept?.version !== logoVersion) {
        const [row] = await db.select({ bytes: table.logo, version: table.logoVersion }).from(table);
        if (!row?.bytes || !row.version) return null;
        kept = { version: row.version, bytes: row.bytes };
      }
      return kept.bytes;
    },

    /** The style sheet of the site's accent, or null while it is soil. */
    async stylesheet(): Promise<string | null> {
      const { accent } = await site.view();
      return accent && accentCss(accent);
    },
  };
}
