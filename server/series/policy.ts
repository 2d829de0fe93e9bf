import type { Confidentiality, Expectation, Role, Sight } from '../../app/contract/names';
import { isHolding, type Permissions } from '../communities/policy';

/** How a person stands towards a series, beside what they may do in its community: all that the rules may look at. */
export interface SeriesStanding {
  may: Permissions;
  /** The role of an active member, or null. */
  role: Role | null;
  expects: Expectation;
  confidentiality: Confidentiality;
  /** Leads or co-facilitates it. */
  leads: boolean;
  /** Was chosen for it, or takes turns at leading. */
  isChosen: boolean;
}

export interface SeriesPermissions {
  /** Null: for this person there is no such series. */
  sight: Sight | null;
  /** Is expected, and says whether they come. */
  answer: boolean;
  add: boolean;
  plan: boolean;
  /** See who came. */
  attendance: boolean;
  /** Read why somebody cannot come. */
  reasons: boolean;
}

/**
 * The whole policy of a series, pure. Its circle, those whom it expects and who lead it, sees all of it. Who holds the
 * community plans every series in it, and reads what is prepared in none that did not choose them. A coordinator sees
 * when and who, never what. A confidential series is unknown to members whom it did not choose, and to visitors.
 */
export function seriesPermissions({ may, role, expects, confidentiality, leads, isChosen }: SeriesStanding): SeriesPermissions {
  const isMember = role !== null && role !== 'coordinator';
  const inCircle = isMember && (expects === 'all' || leads || isChosen);
  const isKnown = confidentiality === 'standard';
  const plan = isMember && may.write && (leads || isHolding(role));
  const attendance = may.attendance || (isMember && leads);
  // An administrator on a visit reads what the community shares, not what a circle keeps to itself.
  const visits = !isMember && may.moderate && may.read;
  const sight = ((): Sight | null => {
    if (inCircle || (visits && isKnown && expects === 'all')) return 'whole';
    if (attendance) return 'attendance';
    if (isMember && isKnown) return 'dates';
    return may.read && isKnown && expects === 'all' ? 'dates' : null;
  })();
  return { sight, answer: inCircle, add: inCircle && may.write, plan, attendance, reasons: inCircle && plan };
}
