import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'es'],
  catalogs: [{ path: 'app/locales/{locale}', include: ['app'] }],
  format: formatter({ lineNumbers: false, origins: true }),
});
