import { planAhead } from '../../server/series/plan';
import { answering } from './answering.mjs';

const rules = ['FREQ=WEEKLY;BYDAY=TH', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'FREQ=MONTHLY;BYDAY=2TH', 'FREQ=MONTHLY;BYDAY=-1MO', 'FREQ=MONTHLY;BYMONTHDAY=15', 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=60'];
const zones = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/Phoenix'];

/** Plans a year of so many series. */
answering(async ({ series }: { series: number }) => {
  const began = process.cpuUsage();
  let made = 0;
  for (let index = 0; index < series; index += 1) {
    const recurrence = { rrule: rules[index % rules.length]!, dtstartLocal: `2025-10-${String((index % 28) + 1).padStart(2, '0')}T18:30`, zone: zones[index % zones.length]! };
    made += planAhead({ recurrence, breaks: [] }, [], '2026-10-01T00:00').length;
  }
  const { user, system } = process.cpuUsage(began);
  return { ms: (user + system) / 1000, made };
});
