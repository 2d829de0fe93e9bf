import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { limits } from '../contract/limits';
import type { PersonView } from '../contract/people';
import type { SeriesChoices } from '../series-form.server';
import { Choice, Choices } from './choice';
import { described, Field, FieldError, Select, Textarea } from './field';
import { Icon } from './icon';
import type { SeriesShown } from './series-shown';

const { series } = limits;

/** How it works: folded while it is the `usual` way. */
export function ModelFields({ shown, usual, models }: { shown: SeriesShown; usual: string; models: SeriesChoices['models'] }) {
  return (
    <details className="add" open={shown.text('model') !== usual || Boolean(shown.problem?.fields?.model)}>
      <summary className="button button--small">
        <Trans>Kind: {models.find(({ value }) => value === shown.text('model'))?.name}</Trans>
        <Icon name="chevron-down" small />
      </summary>
      <Choices name="model" legend={<Trans>How does it work?</Trans>} problem={shown.problem}>
        {models.map(({ value, name, about }) => (
          <Choice key={value} type="radio" name="model" value={value} label={name} hint={about} defaultChecked={shown.text('model') === value} required />
        ))}
      </Choices>
    </details>
  );
}

/** A name and a purpose. */
export function WhatFields({ shown }: { shown: SeriesShown }) {
  const { problem } = shown;
  return (
    <>
      <Field name="title" label={<Trans>Name</Trans>} maxLength={limits.title.max} problem={problem} defaultValue={shown.text('title')} required />
      <Textarea name="purpose" label={<Trans>What is it for? (optional)</Trans>} rows={2} problem={problem} defaultValue={shown.text('purpose')} />
    </>
  );
}

/** What some models ask for. */
export function AimFields({ shown, asksEnd, asksGoal = true }: { shown: SeriesShown; asksEnd?: boolean; asksGoal?: boolean }) {
  const { problem } = shown;
  return (
    <>
      {asksGoal && (
        <div className={shown.text('goal') ? undefined : 'for-goal'}>
          <Field name="goal" label={<Trans>Goal (coaching needs one)</Trans>} hint={<Trans>When it is met, say so; coaching ends then.</Trans>} maxLength={series.goal} problem={problem} defaultValue={shown.text('goal')} />
        </div>
      )}
      <div className="for-focus stack">
        <Choices name="focusLevel" legend={<Trans>What does it look at? (consultation)</Trans>} look="row" problem={problem}>
          <Choice type="radio" name="focusLevel" value="child" label={<Trans>A child</Trans>} defaultChecked={shown.text('focusLevel') === 'child'} />
          <Choice type="radio" name="focusLevel" value="classroom" label={<Trans>A classroom</Trans>} defaultChecked={shown.text('focusLevel') === 'classroom'} />
          <Choice type="radio" name="focusLevel" value="program" label={<Trans>A program</Trans>} defaultChecked={shown.text('focusLevel') === 'program'} />
        </Choices>
        {asksEnd && <Field name="endsOn" type="date" label={<Trans>Last day</Trans>} hint={<Trans>Consultation is for a limited time.</Trans>} problem={problem} defaultValue={shown.text('endsOn')} />}
      </div>
    </>
  );
}

/** Who comes. Where it `isFixed`, whom it is for and who knows of it stay as they are. */
export function WhoFields({ shown, people, community, isFixed }: { shown: SeriesShown; people: PersonView[]; community: string; isFixed?: boolean }) {
  const { problem } = shown;
  if (isFixed) {
    return (
      <>
        <input type="hidden" name="expects" value={shown.text('expects')} />
        <input type="hidden" name="confidentiality" value={shown.text('confidentiality')} />
        {people.map(({ handle }) => shown.ticked(`expected-${handle}`) && <input key={handle} type="hidden" name={`expected-${handle}`} value="on" />)}
        <CapacityField shown={shown} />
      </>
    );
  }
  return (
    <>
      <Choices name="expects" legend={<Trans>Who is this for?</Trans>} problem={problem}>
        <Choice type="radio" name="expects" value="all" label={<Trans>Everyone in {community}</Trans>} hint={<Plural value={people.length} one="# person" other="# people" />} defaultChecked={shown.text('expects') !== 'chosen'} />
        <Choice type="radio" name="expects" value="chosen" label={<Trans>Only people I choose</Trans>} defaultChecked={shown.text('expects') === 'chosen'} />
      </Choices>
      <fieldset className="field for-chosen" {...described('expected', problem)}>
        <legend>
          <Trans>Whom do you choose?</Trans>
        </legend>
        <div className="choice-columns">
          {people.map((person) => (
            <Choice key={person.handle} name={`expected-${person.handle}`} label={person.name} hint={person.roleTitle} defaultChecked={shown.ticked(`expected-${person.handle}`)} />
          ))}
        </div>
        <FieldError id="expected-error" field="expected" problem={problem} />
      </fieldset>
      <CapacityField shown={shown} />
      <Choices name="confidentiality" legend={<Trans>Who can see this series?</Trans>} problem={problem}>
        <Choice type="radio" name="confidentiality" value="" label={<Trans>The usual setting</Trans>} hint={<Trans>Reflective supervision is confidential, the others are not.</Trans>} defaultChecked={!shown.text('confidentiality')} />
        <Choice type="radio" name="confidentiality" value="standard" label={<Trans>The community knows when it meets</Trans>} defaultChecked={shown.text('confidentiality') === 'standard'} />
        <Choice type="radio" name="confidentiality" value="confidential" label={<Trans>Only those it is for</Trans>} hint={<Trans>What is prepared and said stays with them.</Trans>} defaultChecked={shown.text('confidentiality') === 'confidential'} />
      </Choices>
    </>
  );
}

function CapacityField({ shown }: { shown: SeriesShown }) {
  return <Field name="capacity" type="number" inputMode="numeric" min={1} max={series.capacity} label={<Trans>How many places? (optional)</Trans>} hint={<Trans>When all are taken, others wait and move up by themselves.</Trans>} problem={shown.problem} defaultValue={shown.text('capacity')} />;
}

/** Who leads, alone or with others. */
export function LeadFields({ shown, people, withLead = true }: { shown: SeriesShown; people: PersonView[]; withLead?: boolean }) {
  const { problem } = shown;
  return (
    <>
      {withLead && (
        <>
          <Select name="lead" label={<Trans>Led by</Trans>} problem={problem} defaultValue={shown.text('lead')}>
            {people.map((person) => (
              <option key={person.handle} value={person.handle}>
                {person.name}
              </option>
            ))}
          </Select>
          <div className="for-turns">
            <Choice name="takesTurns" label={<Trans>We take turns at leading</Trans>} hint={<Trans>You choose who, and in which order, in the next step.</Trans>} defaultChecked={shown.ticked('takesTurns')} />
          </div>
        </>
      )}
      <details className="add" open={people.some(({ handle }) => shown.ticked(`co-${handle}`)) || Boolean(problem?.fields?.coFacilitators)}>
        <summary className="button button--small">
          <Trans>Add co-leaders</Trans>
          <Icon name="chevron-down" small />
        </summary>
        <fieldset className="field" {...described('coFacilitators', problem)}>
          <legend className="visually-hidden">
            <Trans>Co-leaders</Trans>
          </legend>
          <div className="choice-columns">
            {people.map((person) => (
              <Choice key={person.handle} name={`co-${person.handle}`} label={person.name} defaultChecked={shown.ticked(`co-${person.handle}`)} />
            ))}
          </div>
          <FieldError id="coFacilitators-error" field="coFacilitators" problem={problem} />
        </fieldset>
      </details>
    </>
  );
}

/** Where, what is asked of members, and what its hours count as. */
export function HowFields({ shown, choices, asksPlace = true }: { shown: SeriesShown; choices: Pick<SeriesChoices, 'hourKinds' | 'topics'>; asksPlace?: boolean }) {
  const { t } = useLingui();
  const { problem } = shown;
  return (
    <>
      {asksPlace && (
        <>
          <Field name="place" label={<Trans>Place (optional)</Trans>} maxLength={series.place} problem={problem} defaultValue={shown.text('place')} />
          <Field name="videoLink" inputMode="url" label={<Trans>Video link (optional)</Trans>} placeholder="https://" maxLength={series.link} problem={problem} defaultValue={shown.text('videoLink')} />
        </>
      )}
      <Field name="commitment" label={<Trans>What you ask of members (optional)</Trans>} hint={<Trans>For example: come to at least 9 of 12, and tell us if a month is hard.</Trans>} maxLength={series.commitment} problem={problem} defaultValue={shown.text('commitment')} />
      <div className="field-row">
        <Field name="hours" type="number" inputMode="decimal" step="0.01" min={0} max={series.hours} label={<Trans>Hours that a session counts</Trans>} hint={<Trans>If empty, the length of the session.</Trans>} problem={problem} defaultValue={shown.text('hours')} />
        <Select name="hourKind" label={<Trans>Counted as</Trans>} problem={problem} defaultValue={shown.text('hourKind')}>
          <option value="">{t`The usual setting`}</option>
          {choices.hourKinds.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <details className="add" open={choices.topics.some(({ topics }) => topics.some(({ id }) => shown.ticked(`topics-${id}`))) || Boolean(problem?.fields?.topics)}>
        <summary className="button button--small">
          <Trans>Topics (optional)</Trans>
          <Icon name="chevron-down" small />
        </summary>
        {choices.topics.map((domain) => (
          <fieldset className="field" key={domain.id}>
            <legend>{domain.name}</legend>
            <div className="choice-columns">
              {domain.topics.map(({ id, name }) => (
                <Choice key={id} name={`topics-${id}`} label={name} defaultChecked={shown.ticked(`topics-${id}`)} />
              ))}
            </div>
          </fieldset>
        ))}
        <FieldError id="topics-error" field="topics" problem={problem} />
      </details>
    </>
  );
}
