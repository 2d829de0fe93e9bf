import type { Plugin } from 'vite';

const absent = '\0no-web-transport';

/** Leaves out of the browser's socket what the server does not speak: WebTransport weighs half a kilobyte on each page. */
export function twoTransports(): Plugin {
  return {
    name: 'two-transports',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id, importer) => (id === './webtransport.js' && importer?.includes('/engine.io-client/') ? absent : null),
    load: (id) => (id === absent ? 'export const WT = undefined;' : null),
  };
}
