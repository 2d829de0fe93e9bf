import { join } from 'node:path';
import type { Plugin } from 'vite';

const own = join(import.meta.dirname, '../../app/plain-jsx.ts');

/** Has the built pages make their elements by app/plain-jsx.ts. Browsers have React's own: they make few at a time. */
export function plainJsx(): Plugin {
  return {
    name: 'plain-jsx',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'ssr',
    resolveId: (source, importer) => (source === 'react/jsx-runtime' && importer !== own ? own : null),
  };
}
