import { createCompiledCatalog, getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import type { Plugin } from 'vite';

type Messages = Record<string, unknown>;

/**
 * Puts the words of a screen, in every language, beside its code. One catalog for the whole site would weigh on each
 * page, and more with each screen that the product gains. `app/entry.client.tsx` collects what the files bring.
 */
export function carryWords(): Plugin {
  let catalogs: Record<string, Messages> = {};
  return {
    name: 'carry-words',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    async buildStart() {
      const config = getConfig();
      const [catalog] = await getCatalogs(config);
      const compiled = config.locales.map(async (locale) => {
        const { messages } = await catalog!.getTranslations(locale, { fallbackLocales: config.fallbackLocales ?? {}, sourceLocale: config.sourceLocale! });
        const { source } = createCompiledCatalog(locale, messages, { namespace: 'json' });
        return [locale, (JSON.parse(source) as { messages: Messages }).messages] as const;
      });
      catalogs = Object.fromEntries(await Promise.all(compiled));
    },
    renderChunk(code) {
      const known = Object.values(catalogs)[0] ?? {};
      const ids = new Set([...code.matchAll(/(["'`])([\w+/-]{6})\1/g)].map(([, , id]) => id!).filter((id) => id in known));
      if (ids.size === 0) return null;
      const words = Object.fromEntries(Object.entries(catalogs).map(([locale, messages]) => [locale, Object.fromEntries([...ids].sort().map((id) => [id, messages[id]]))]));
      return { code: `(self.tilthWords??=[]).push(${JSON.stringify(words)});\n${code}`, map: null };
    },
  };
}
