import { sql } from 'drizzle-orm';
import type { PersonView } from '../../app/contract/people';
import type { people } from '../../db/schema/people';
import type { Actor } from './actor';

/** The columns of a person as others see them beside something that they wrote. */
export function personColumns(of: typeof people) {
  return {
    handle: of.handle,
    name: of.name,
    tint: of.tint,
    roleTitle: sql<string | null>`coalesce(${of.roleTitle}, ${of.fieldRole})`,
    photo: sql<string | null>`'/people/' || ${of.handle} || '/photo/' || ${of.photoVersion}`,
  };
}

/** The actor as others see them. */
export function personView({ handle, name, tint, roleTitle, fieldRole, photoVersion }: Actor): PersonView {
  return { handle, name, tint, roleTitle: roleTitle ?? fieldRole, photo: photoVersion && `/people/${handle}/photo/${photoVersion}` };
}

/** A person without photo and profile, for readers who share no community with them. */
export function withoutProfile(person: PersonView): PersonView {
  return { ...person, photo: null, noProfile: true };
}
