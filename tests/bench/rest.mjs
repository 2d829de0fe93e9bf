import { pause } from './children.mjs';
import { median, memoryOf } from './measure.mjs';

/** Measures starts with build and data in place, and the memory that the last of them holds at rest. */
export async function measureRest(/** @type {import('./product.mjs').Product} */ product) {
  /** @type {number[]} */
  const starts = [];
  for (let index = 0; index < 3; index += 1) {
    await product.stop();
    starts.push(await product.start());
  }
  await pause(5_000);
  return { secondStart: median(starts) / 1000, memory: memoryOf(product.pid) };
}
