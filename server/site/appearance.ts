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
import { accentCss, accentFrom, enough, readable } from './colors';
import { iconPng, iconSvg, manifestOf, squareLogo, type IconParts } from './icons';
import type { Site, SiteView } from './site';

const icons = {
  '/favicon.svg': (parts: IconParts) => iconSvg(parts, false),
  '/favicon.ico': (parts: IconParts) => iconPng(parts, false, 32),
  '/apple-touch-icon.png': (parts: IconParts) => iconPng(parts, true, 180),
  '/icon-192.png': (parts: IconParts) => iconPng(parts, true, 192),
  '/icon-512.png': (parts: IconParts) => iconPng(parts, true, 512),
} satisfies Record<string, (parts: IconParts) => string | Promise<Buffer>>;
export type IconPath = keyof typeof icons;

/** Null while the icons are the product's own. */
const iconVersion = ({ accent, logoVersion }: Pick<SiteView, 'accent' | 'logoVersion'>) => (accent || logoVersion ? `${accent?.slice(1) ?? 'soil'}-${logoVersion ?? 'mark'}` : null);

export type Appearance = ReturnType<typeof buildAppearance>;

/** Builds what the site wears: its name, its logo, its accent. */
export function buildAppearance(given: { db: Database; commit: Commit; limiting: Limiting; audit: Audit; site: Site }) {
  const { db, site } = given;
  const uploads = given.limiting.passing({ name: 'logos', points: 10, per: 60 });
  let kept: { version: string; bytes: Buffer } | null = null;
  let drawn: { version: string; parts: Promise<IconParts>; icons: Map<string, Promise<string | Buffer>> } | null = null;

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
        if (contrast < enough) throw problem('invalid', { fields: { accent: 'low_contrast' }, contrast: Math.floor(contrast * 10) / 10, nearest: readable(accent) });
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

    /** An icon of the site, by the address at which browsers look for it; null while it is the product's own. */
    async icon(path: IconPath): Promise<string | Buffer | null> {
      const view = await site.view();
      const version = iconVersion(view);
      if (!version) return null;
      const parts = async () => {
        const logo = await this.logo();
        return { accent: view.accent, logo: logo && (await squareLogo(logo)) };
      };
      if (drawn?.version !== version) drawn = { version, parts: parts(), icons: new Map() };
      const now = drawn;
      const icon = now.icons.get(path) ?? now.parts.then(async (parts): Promise<string | Buffer> => icons[path](parts));
      now.icons.set(path, icon);
      // What failed once is tried again.
      return icon.catch((caught: unknown) => {
        drawn = null;
        throw caught;
      });
    },

    /** The web manifest, with the site's name. */
    async manifest(): Promise<string> {
      const view = await site.view();
      return manifestOf({ ...view, version: iconVersion(view) });
    },

    /** The style sheet of the site's accent, or null while it is soil. */
    async stylesheet(): Promise<string | null> {
      const { accent } = await site.view();
      return accent && accentCss(accent);
    },
  };
}
