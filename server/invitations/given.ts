import type { Agreements } from '../agreements/agreements';
import type { Database } from '../../db/connect';
import type { Audit } from '../audit/audit';
import type { Clock } from '../clock';
import type { Communities } from '../communities/communities';
import type { Limiting } from '../limiting';
import type { Mail } from '../mail/mail';
import type { People } from '../people/people';
import type { SignUps } from '../people/sign-ups';
import type { Commit } from '../tell';

/** What the verbs of joining are built from. */
export interface Given {
  db: Database;
  clock: Clock;
  commit: Commit;
  limiting: Limiting;
  agreements: Pick<Agreements, 'acceptOnJoining'>;
  communities: Communities;
  people: People;
  signUps: SignUps;
  audit: Audit;
  secret: string;
  /** Where the site sends mail, nobody but the invited person sees a link. */
  mail: Mail;
}
