import { afterEach, beforeEach, expect, vi } from 'vitest';

/** What prints an error or a warning fails, even where every assertion holds. */
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});
afterEach(() => {
  for (const name of ['error', 'warn'] as const) {
    const spy = vi.mocked(console[name]);
    const printed = spy.mock.calls.map((call) => call.join(' '));
    spy.mockRestore();
    expect(printed).toEqual([]);
  }
});
