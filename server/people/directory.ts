import { and, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { DirectoryChoices, DirectoryFilter, DirectoryPage, DirectoryPerson } from '../../app/contract/directory';
import { limits } from '../../app/contract/limits';
import { fieldRoles, roles, spokenLanguages, workSettings, type SpokenLanguage } from '../../app/contract/names';
import { problem } from '../../app/contract/problems';
import { folded, piecesOf } from '../../app/contract/words';
import type { Database } from '../../db/connect';
import { memberships } from '../../db/schema/communities';
import { people, sessions } from '../../db/schema/people';
import { findable } from '../../db/schema/searching';
import type { Communities } from '../communities/communities';
import { dayIn } from '../days';
import type { Limiting } from '../limiting';
import { holds, readQuery } from '../search/query';
import type { Actor } from './actor';
import { notApart } from './apart';
import { personColumns } from './views';
import { whatTheyWrote } from './wrote';

export type Directory = ReturnType<typeof buildDirectory>;

// A list is no text: its words are joined here, and only here, for what a search reads.
const said = { name: `"people"."name"`, handle: `"people"."handle"`, title: `"people"."role_title"`, does: `"people"."field_role"` };
const names = sql.raw(findable(`concat_ws(' ', ${said.name}, ${said.handle})`));
const namesAndRoles = sql.raw(findable(`concat_ws(' ', ${Object.values(said).join(', ')})`));
const everything = sql.raw(findable(`concat_ws(' ', ${Object.values(said).join(', ')}, "people"."place", "people"."about", array_to_string("people"."ask_me_about", ' '))`));

/** Builds the list of a community's people: by name, never by rank. */
export function buildDirectory(given: { db: Database; limiting: Limiting; communities: Communities }) {
  const { db, communities } = given;
  const searches = given.limiting.passing({ name: 'directory', points: 60, per: 60 });

  const here = (communityId: string | SQL) => and(eq(memberships.communityId, communityId), eq(memberships.status, 'active'), isNull(people.suspendedAt));
  const everybody = db
    .select({ isNear: sql<boolean>`${notApart(people.id, sql.placeholder('personId'))}`, role: memberships.role, does: people.fieldRole, setting: people.setting, speaks: people.spoken, asks: people.askMeAbout })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(here(sql`${sql.placeholder('communityId')}`))
    .prepare('directory_choices');
  const lastSeen = sql<Date | null>`(select max(${sessions.lastSeenAt}) from ${sessions} where ${sessions.personId} = ${people.id})`.mapWith(sessions.lastSeenAt);

  return {
    /**
     * The people of a community, 40 to a page, by name: all of them, or those who fit. Words find names, roles, what
     * people say about themselves and can be asked about, and those who wrote about it in this community. For active
     * members; a coordinator sees names and roles, and so do two who are kept apart of each other. Facilitators see when each joined and was last here, as days in
     * their own zone. Throws `not_found`, `too_many`.
     */
    async find(actor: Actor, slug: string, wanted: DirectoryFilter): Promise<DirectoryPage> {
      const { view, may } = await communities.find(actor, slug);
      // To read an open community from outside is not to belong to it.
      if (!view.role || !(may.read || may.attendance)) throw problem('not_found');
      const isWhole = may.read;
      const leads = view.role === 'facilitator' || view.role === 'co-facilitator';
      const query = readQuery(wanted.q);
      if (query) await searches.take(actor.id);

      const [members, wrote] = await Promise.all([everybody.execute({ communityId: view.id, personId: actor.isAdministrator ? '' : actor.id }), query && isWhole ? whatTheyWrote(db, actor, view.id, query) : null]);
      const near = members.filter((member) => member.isNear);
      const choices = choicesOf(members, near, isWhole);
      // Compared in here: the database would fold letters in its own way.
      const asked = wanted.ask && isWhole ? near.flatMap(({ asks }) => asks).filter((tag) => folded(tag) === folded(wanted.ask!)) : null;
      // Somebody who is kept apart is found by their name, and by nothing that would say more.
      const isNear = actor.isAdministrator ? sql`true` : notApart(people.id, actor.id);
      const isNarrowed = wanted.does || asked || (isWhole && (wanted.setting || wanted.speaks));
      const fits = and(
        here(view.id),
        isNarrowed ? isNear : undefined,
        query ? or(holds(names, query.all), and(isNear, holds(isWhole ? everything : namesAndRoles, query.all)), wrote && wrote.size > 0 ? inArray(people.id, [...wrote.keys()]) : undefined) : undefined,
        wanted.role ? eq(memberships.role, wanted.role) : undefined,
        wanted.does ? eq(people.fieldRole, wanted.does) : undefined,
        wanted.setting && isWhole ? eq(people.setting, wanted.setting) : undefined,
        wanted.speaks && isWhole ? sql`${wanted.speaks} = any(${people.spoken})` : undefined,
        asked ? sql`${people.askMeAbout} && ${sql.param(asked)}::text[]` : undefined,
      );
      const read = (page: number) =>
        db
          .select({
            id: people.id,
            isNear: sql<boolean>`${isNear}`,
            person: personColumns(people),
            role: memberships.role,
            place: people.place,
            spoken: people.spoken,
            askMeAbout: people.askMeAbout,
            about: people.about,
            joinedAt: leads ? memberships.joinedAt : sql<null>`null`,
            lastSeenAt: leads ? lastSeen : sql<null>`null`,
            total: sql<number>`count(*) over ()`.mapWith(Number),
          })
          .from(memberships)
          .innerJoin(people, eq(people.id, memberships.personId))
          .where(fits)
          .orderBy(people.name, people.id)
          .limit(limits.pageOfPeople)
          .offset((page - 1) * limits.pageOfPeople);
      let page = wanted.page;
      let rows = await read(page);
      // A page past the end counts nothing: its first page does.
      if (rows.length === 0 && page > 1) rows = await read((page = 1));
      const total = rows[0]?.total ?? 0;

      return {
        community: view,
        people: rows.map(({ id, isNear, person, role, place, spoken, askMeAbout, about, joinedAt, lastSeenAt }): DirectoryPerson => {
          const isShown = isWhole && isNear;
          return {
            ...(isNear ? person : { ...person, roleTitle: null, photo: null }),
            role,
            place: isShown ? place : null,
            spoken: isShown ? (spoken as SpokenLanguage[]) : [],
            askMeAbout: isShown ? askMeAbout : [],
            // Only where it answers the search: the profile has it.
            about: isShown && query && about && piecesOf(about, query.words).some(({ found }) => found) ? about : null,
            wrote: wrote?.get(id) ?? [],
            ...(leads && joinedAt && { joinedOn: dayIn(actor.timeZone, joinedAt), lastSeenOn: lastSeenAt && dayIn(actor.timeZone, lastSeenAt) }),
          };
        }),
        total,
        everybody: members.length,
        page,
        pages: Math.max(1, Math.ceil(total / limits.pageOfPeople)),
        words: query?.words ?? [],
        choices,
        isWhole,
      };
    },
  };
}

interface Said {
  role: DirectoryChoices['roles'][number];
  does: DirectoryChoices['does'][number] | null;
  setting: DirectoryChoices['settings'][number] | null;
  speaks: string[];
  asks: string[];
}

/** What can be chosen: what somebody here has said to the reader, in the order of its list; things to be asked about by letter, each once. */
function choicesOf(members: Said[], near: Said[], isWhole: boolean): DirectoryChoices {
  const among = <T extends string>(list: readonly T[], told: (string | null)[]) => list.filter((item) => told.includes(item));
  const whole = isWhole ? near : [];
  const asks = new Map(whole.flatMap(({ asks }) => asks).map((tag) => [folded(tag), tag]));
  return {
    roles: among(roles, members.map(({ role }) => role)),
    does: among(fieldRoles, near.map(({ does }) => does)),
    settings: among(workSettings, whole.map(({ setting }) => setting)),
    speaks: among(spokenLanguages, whole.flatMap(({ speaks }) => speaks)),
    asks: [...asks.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag),
  };
}
