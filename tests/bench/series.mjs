import { helper } from './children.mjs';
import { median } from './measure.mjs';

const series = 1_000;

/** Measures the processor time of planning a year of sessions, warm. */
export async function measureSeries() {
  const planner = helper('series-server.ts', [], ['--import', 'tsx']);
  await planner.ask({ series: series / 4 });
  /** @type {{ ms: number, made: number }[]} */
  const rounds = [];
  for (let index = 0; index < 5; index += 1) rounds.push(await planner.ask({ series }));
  return { series, sessions: rounds[0].made, ms: median(rounds.map((round) => round.ms)) };
}
