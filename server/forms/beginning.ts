import type { Beginning, Dimension, Reason } from '../../app/contract/forms';

/** What the forms before the beginning said, as far as the reader may see it. Means are of one decimal. */
export interface Readings {
  /** Readiness by dimension, high is good; null while it is not known. */
  readiness: Partial<Record<Dimension, number>> | null;
  /** Lines of the organizations' capacity, 0 to 2; null while it is not known. `missing`: marked "not in place" by a leader. */
  capacity: { means: Record<string, number>; missing: string[] } | null;
  /** Mean of "I had a real say in this choice". */
  say: number | null;
  /** Means of the two lines about the vision. */
  vision: number[];
  /** The line of the needs assessment with the widest gap. */
  focus: string | null;
}

/** Time, cover, and that nothing said is used to evaluate: without these a group does not begin. */
const conditions = ['oc1', 'oc2', 'oc6'];
/** What nobody else can mend for a group. */
const ground: readonly Dimension[] = ['need', 'benefit', 'commitment'];

/**
 * Start, start smaller, or not yet, and why. The cut points are the instruments' own:
 *
 * - **Not yet** when readiness is not known; when a condition (time, cover, no use in evaluation) is not in place: under 1
 *   of 2 on average, or marked so by a leader; when need, benefit or commitment is under 3.0, or three or more dimensions
 *   are; when the group's say in its focus is under 3.5.
 * - **Start smaller** when any other dimension is under 3.0; when less than half of what programs can offer is in place
 *   (under 7 of 14); when the vision is not clear or does not matter (under 3.0); when the capacity is not known.
 * - **Start** otherwise.
 */
export function beginning({ readiness, capacity, say, vision, focus }: Readings): Beginning {
  const not: Reason[] = [];
  const smaller: Reason[] = [];

  if (capacity) {
    for (const item of conditions) {
      if (capacity.missing.includes(item) || (capacity.means[item] ?? 2) < 1) not.push({ why: 'missing', item });
    }
    const means = Object.values(capacity.means);
    // Lines that too few answered count as the others do.
    const sum = means.length > 0 ? Math.round((10 * 7 * means.reduce((all, mean) => all + mean, 0)) / means.length) / 10 : null;
    if (sum !== null && sum < 7) smaller.push({ why: 'little-in-place', sum });
  } else {
    smaller.push({ why: 'unknown', instrument: 'organizational-capacity' });
  }

  if (readiness) {
    const weak = (Object.entries(readiness) as [Dimension, number][]).filter(([, mean]) => mean < 3);
    const reasons = weak.map(([dimension, mean]): Reason => ({ why: 'dimension', dimension, mean }));
    const isGround = weak.length >= 3 || weak.some(([dimension]) => ground.includes(dimension));
    (isGround ? not : smaller).unshift(...reasons);
  } else {
    not.unshift({ why: 'unknown', instrument: 'readiness' });
  }

  if (say !== null && say < 3.5) not.push({ why: 'no-say' });
  if (vision.some((mean) => mean < 3)) smaller.push({ why: 'dim-vision' });

  if (not.length > 0) return { verdict: 'not-yet', reasons: not, focus };
  if (smaller.length > 0) return { verdict: 'smaller', reasons: smaller, focus };
  return { verdict: 'start', reasons: [], focus };
}
