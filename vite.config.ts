import { vitePlugin as remix } from '@remix-run/dev';
import { lingui } from '@lingui/vite-plugin';
import { defineConfig } from 'vite';
import macros from 'vite-plugin-babel-macros';
import { browserslistToTargets } from 'lightningcss';
import options from './remix.config.js';
import { carryWords } from './server/cli/carry-words';
import { keepHouse } from './server/cli/keep-house';
import { plainJsx } from './server/cli/plain-jsx';
import { twoTransports } from './server/cli/two-transports';

const oldest = browserslistToTargets(['chrome 99', 'safari 15.4', 'ios_saf 15.4', 'firefox 97']);

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [remix(options), macros(), lingui({ failOnMissing: true }), carryWords(), twoTransports(), plainJsx(), keepHouse()],
  // Nothing inline: an inlined file would need `data:` in the content security policy. Terser makes every page 3.5 KB lighter than esbuild does; on the server names stay, for the log.
  build: { assetsInlineLimit: 0, cssMinify: 'lightningcss', minify: isSsrBuild ? false : 'terser', terserOptions: { module: true, ecma: 2020, compress: { passes: 3, pure_getters: true } }, target: ['chrome99', 'safari15.4', 'firefox97'], sourcemap: false },
  css: { transformer: 'lightningcss', lightningcss: { targets: oldest } },
  // Found only while a page loads, they would be bundled anew in the middle of it, and React would be there twice.
  optimizeDeps: { include: ['react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client', '@remix-run/react', '@remix-run/node', '@lingui/core', '@lingui/react', 'socket.io-client'] },
  resolve: { dedupe: ['react', 'react-dom'] },
  server: { watch: { ignored: ['**/data/**', '**/build/**', '**/screens/**'] } },
}));
