import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { threadKinds } from '../../contract/names';
import type { Problem } from '../../contract/problems';
import { Button, LinkButton } from '../../ui/button';
import { Choice, Choices, Sure } from '../../ui/choice';
import { Count } from '../../ui/count';
import { Field, Select, Textarea } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { kindWords } from '../../ui/words';
import type { Sample } from './route';

export function Buttons({ words }: { words: Sample['words']['buttons'] }) {
  return (
    <div className="stack">
      <div className="actions">
        <Button variant="primary">{words.primary}</Button>
        <Button>{words.plain}</Button>
        <Button variant="quiet">{words.quiet}</Button>
        <Button icon="bookmark" aria-pressed="true">{words.pressed}</Button>
        <Button small>{words.small}</Button>
        <Button variant="danger" icon="trash">{words.danger}</Button>
        <LinkButton href="/communities" icon="people">{words.link}</LinkButton>
        <button className="icon-button">
          <Icon name="bell" />
          <span className="visually-hidden">{words.bell}</span>
          <Count value={3}>{words.waiting}</Count>
        </button>
      </div>
      <div className="actions">
        <Button disabled>{words.disabled}</Button>
        <Button busy>{words.busy}</Button>
        <Button variant="primary" busy>{words.busy}</Button>
      </div>
      <div className="narrow">
        <Button variant="primary" wide>{words.wide}</Button>
      </div>
    </div>
  );
}

export function Fields({ words }: { words: Sample['words']['fields'] }) {
  const { _ } = useLingui();
  const says = { 'video-link': _(msg`This does not look right.`), 'wrong-kind': _(msg`Choose what kind of post this is.`), sure: _(msg`Tick this to say that you mean it.`) };
  const wrong: Problem = { code: 'invalid', fields: { 'video-link': 'wrong', 'wrong-kind': 'required', sure: 'required' }, says };
  return (
    <form className="two-up" method="post" action="/styleguide">
      <div className="stack">
        <Field name="series-name" label={words.name} hint={words.nameHint} placeholder={words.nameSample} problem={undefined} />
        <Field name="video-link" label={words.link} defaultValue={words.linkSample} problem={wrong} />
        <Field name="closed" label={words.closed} defaultValue="Rooted Together" problem={undefined} disabled />
        <Textarea name="note" label={words.note} hint={words.noteHint} defaultValue={words.noteSample} problem={undefined} />
        <Select name="zone" label={words.zone} problem={undefined}>
          {words.zones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </div>
      <div className="stack">
        <Choice name="remind" label={words.remind} hint={words.remindHint} defaultChecked />
        <Choice name="tell" label={words.tell} />
        <Sure label={words.sure} problem={wrong} />
        <Choices name="often" legend={words.often}>
          <Choice type="radio" name="often" value="2" label={words.twoWeeks} defaultChecked />
          <Choice type="radio" name="often" value="4" label={words.month} />
        </Choices>
        <Choices name="age" legend={words.age} look="row">
          {words.ages.map((age, index) => (
            <Choice key={age} name="age" value={age} label={age} defaultChecked={index === 1} />
          ))}
        </Choices>
        <Choices name="wrong-kind" legend={words.what} look="chips" problem={wrong}>
          {threadKinds.map((kind) => (
            <Choice key={kind} type="radio" name="wrong-kind" value={kind} label={_(kindWords[kind])} />
          ))}
        </Choices>
      </div>
    </form>
  );
}
