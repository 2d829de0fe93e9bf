import { Trans } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import type { Refusal } from '../answer.server';
import type { CommunityChoices } from '../community-words.server';
import type { CommunityDetails } from '../contract/communities';
import { typeDefaults } from '../contract/community-types';
import { limits } from '../contract/limits';
import { communityTypes } from '../contract/names';
import type { Problem } from '../contract/problems';
import { slugOf } from '../contract/slugs';
import { Tile } from './avatar';
import { Choice, Choices } from './choice';
import { Field, Textarea } from './field';

const most = limits.community;

/** What a form shows: what was typed when it was refused, else what is kept. */
export interface Shown {
  problem: Problem | undefined;
  choices: CommunityChoices;
  text(name: string): string;
  ticked(group: 'ages' | 'settings' | 'domains', value: string): boolean;
}

export function shownIn(choices: CommunityChoices, refused: Refusal | undefined, kept?: CommunityDetails): Shown {
  const values = refused && Object.keys(refused.values).length > 0 ? refused.values : null;
  const stored: Record<string, unknown> = { ...kept?.community, ...kept };
  return {
    problem: refused?.problem,
    choices,
    text: (name) => String((values ? values[name] : stored[name]) ?? ''),
    ticked: (group, value) => (values ? `${group}-${value}` in values : (stored[group] as string[] | undefined)?.includes(value)) ?? false,
  };
}

/** Fields under a heading beside them. */
export function FormSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="form-section">
      <h3>{title}</h3>
      <div>{children}</div>
    </section>
  );
}

export function TypeChoice({ shown }: { shown: Shown }) {
  return (
    <Choices name="type" legend={<Trans>What kind of group is it?</Trans>} problem={shown.problem}>
      {shown.choices.types.map(({ id, name, about }) => (
        <Choice key={id} type="radio" name="type" value={id} label={name} hint={about} defaultChecked={shown.text('type') === id} required />
      ))}
    </Choices>
  );
}

/** Name and address; with `suggests`, an empty address shows what it will be. */
export function NameAndAddress({ shown, suggests }: { shown: Shown; suggests?: boolean }) {
  const [name, setName] = useState(shown.text('name'));
  return (
    <>
      <Field name="name" label={<Trans>Name</Trans>} maxLength={most.name.max} autoComplete="off" problem={shown.problem} defaultValue={shown.text('name')} onChange={suggests ? (event) => setName(event.target.value) : undefined} required />
      <Field
        name="slug"
        label={<Trans>Web address</Trans>}
        hint={
          suggests ? (
            <Trans>What comes after /c/ in its links. Leave it empty and it is made from the name.</Trans>
          ) : (
            <Trans>What comes after /c/ in its links. After a change, the old address still leads members here.</Trans>
          )
        }
        maxLength={most.slug.max}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={suggests ? slugOf(name) : undefined}
        problem={shown.problem}
        defaultValue={shown.text('slug')}
        required={!suggests}
      />
    </>
  );
}

export function PrivacyChoice({ shown, mayBeUsual }: { shown: Shown; mayBeUsual?: boolean }) {
  return (
    <Choices name="privacy" legend={<Trans>Who may come in?</Trans>} problem={shown.problem}>
      {mayBeUsual && (
        <Choice
          type="radio"
          name="privacy"
          value=""
          label={<Trans>As is usual for the kind of group</Trans>}
          hint={<Trans>Open for a community of practice, by request for a cohort, private for the others.</Trans>}
          defaultChecked={shown.text('privacy') === ''}
        />
      )}
      {shown.choices.privacies.map(({ id, name, about }) => (
        <Choice key={id} type="radio" name="privacy" value={id} label={name} hint={about} defaultChecked={shown.text('privacy') === id} />
      ))}
    </Choices>
  );
}

export function Purpose({ shown }: { shown: Shown }) {
  return (
    <Textarea
      name="purpose"
      rows={3}
      label={<Trans>What is it for?</Trans>}
      hint={<Trans>One or two sentences. Whoever may know of the group can read them.</Trans>}
      problem={shown.problem}
      defaultValue={shown.text('purpose')}
    />
  );
}

export function Statements({ shown }: { shown: Shown }) {
  return (
    <>
      <Field name="tagline" label={<Trans>In one line</Trans>} maxLength={most.tagline} autoComplete="off" problem={shown.problem} defaultValue={shown.text('tagline')} />
      <Purpose shown={shown} />
      <Textarea name="focus" rows={2} label={<Trans>Focus</Trans>} hint={<Trans>What you all care about.</Trans>} problem={shown.problem} defaultValue={shown.text('focus')} />
      <Textarea name="communityStatement" rows={2} label={<Trans>Community</Trans>} hint={<Trans>Who you are to one another.</Trans>} problem={shown.problem} defaultValue={shown.text('communityStatement')} />
      <Textarea name="practiceStatement" rows={2} label={<Trans>Practice</Trans>} hint={<Trans>What you make and share.</Trans>} problem={shown.problem} defaultValue={shown.text('practiceStatement')} />
      <Textarea name="welcome" rows={3} label={<Trans>Welcome</Trans>} hint={<Trans>Shown above the posts, for those who are new.</Trans>} problem={shown.problem} defaultValue={shown.text('welcome')} />
    </>
  );
}

export function About({ shown }: { shown: Shown }) {
  const boxes = (group: 'ages' | 'settings' | 'domains', legend: ReactNode) => (
    <Choices name={group} legend={legend} problem={shown.problem}>
      <div className="choice-columns">
        {shown.choices[group].map(({ id, name }) => (
          <Choice key={id} name={`${group}-${id}`} label={name} defaultChecked={shown.ticked(group, id)} />
        ))}
      </div>
    </Choices>
  );
  return (
    <>
      {boxes('ages', <Trans>Ages</Trans>)}
      {boxes('settings', <Trans>Where you work</Trans>)}
      {boxes('domains', <Trans>Topic areas</Trans>)}
    </>
  );
}

export function Size({ shown }: { shown: Shown }) {
  const type = communityTypes.find((one) => one === shown.text('type')) ?? 'cop';
  const [from, to] = typeDefaults[type].size;
  return (
    <Field
        name="maxMembers"
        label={<Trans>Largest size</Trans>}
        hint={<Trans>A group of this kind is usually good with {from} to {to} people. Empty means any number. Whoever is here stays.</Trans>}
        inputMode="numeric"
        autoComplete="off"
        problem={shown.problem}
        defaultValue={shown.text('maxMembers')}
      />
  );
}

/** The color of the community's tile, each with a look at it. */
export function Color({ shown }: { shown: Shown }) {
  return (
    <Choices name="tint" legend={<Trans>Color</Trans>} look="row" problem={shown.problem}>
      {shown.choices.tints.map(({ id, name }) => (
        <Choice
          key={id}
          type="radio"
          name="tint"
          value={id}
          label={
            <span className="actions">
              <Tile name="" tint={id} />
              {name}
            </span>
          }
          defaultChecked={shown.text('tint') === id}
        />
      ))}
    </Choices>
  );
}
