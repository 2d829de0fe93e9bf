import type { PersonView } from '../contract/people';

/** A name that leads to the person's profile, where the reader may see it. */
export function PersonName({ person, linked = true }: { person: PersonView; linked?: boolean }) {
  if (!linked || person.noProfile) return <>{person.name}</>;
  return (
    <a className="person-link" href={`/people/${person.handle}`}>
      {person.name}
    </a>
  );
}
