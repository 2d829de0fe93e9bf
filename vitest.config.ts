import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { lingui } from '@lingui/vite-plugin';
import macros from 'vite-plugin-babel-macros';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first';

const plugins = [macros(), lingui({ failOnMissing: true })];

const browserTests = join(import.meta.dirname, 'tests/e2e');
/** Those that look at the clock: how long something takes is told by a machine that does nothing else. */
const timed = readdirSync(browserTests).filter((name) => name.endsWith('.test.ts') && /= (Date|performance)\.now\(\)/.test(readFileSync(join(browserTests, name), 'utf8'))).map((name) => `tests/e2e/${name}`);
/** Two on two cores, where Vitest would take one. */
const maxWorkers = Math.max(2, availableParallelism() - 1);
const inBrowser = { globalSetup: 'tests/e2e/one-first-start.ts', testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      // Files share their modules: what is kept in one belongs to a site, and to no module.
      { plugins, test: { name: 'unit', isolate: false, include: ['tests/unit/**/*.test.{ts,tsx}'], setupFiles: 'tests/no-noise.ts', maxWorkers } },
      {
        plugins,
        test: {
          name: 'integration',
          isolate: false,
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: 'tests/integration/one-server.ts',
          setupFiles: 'tests/no-noise.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
      // Each file has a product and a browser of its own: they run side by side.
      { test: { ...inBrowser, name: 'e2e', include: ['tests/e2e/**/*.test.ts'], exclude: ['tests/e2e/gates-*.test.ts', ...timed], maxWorkers, sequence: { groupOrder: 1 } } },
      { test: { ...inBrowser, name: 'gates', include: ['tests/e2e/gates-*.test.ts'], maxWorkers, sequence: { groupOrder: 1 } } },
      { test: { ...inBrowser, name: 'e2e-alone', include: timed, fileParallelism: false, sequence: { groupOrder: 2 } } },
    ],
  },
});
