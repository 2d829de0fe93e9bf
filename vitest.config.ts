import { lingui } from '@lingui/vite-plugin';
import macros from 'vite-plugin-babel-macros';
import { defineConfig } from 'vitest/config';

const plugins = [macros(), lingui({ failOnMissing: true })];

export default defineConfig({
  test: {
    projects: [
      { plugins, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], setupFiles: 'tests/no-noise.ts' } },
      {
        plugins,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: 'tests/integration/one-server.ts',
          setupFiles: 'tests/no-noise.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['tests/e2e/gates-*.test.ts'],
          globalSetup: 'tests/e2e/one-first-start.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Browsers and live timing want the machine to themselves.
          fileParallelism: false,
        },
      },
      // Each file has a product and a browser of its own; none measures time, so that two run side by side.
      { test: { name: 'gates', include: ['tests/e2e/gates-*.test.ts'], globalSetup: 'tests/e2e/one-first-start.ts', testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2, sequence: { groupOrder: 1 } } },
    ],
  },
});
