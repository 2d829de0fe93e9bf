import { Trans, useLingui } from '@lingui/react/macro';
import type { FormItem } from '../../contract/forms';
import type { Problem } from '../../contract/problems';
import { Choice, Choices } from '../../ui/choice';
import { FieldError, Select, Textarea } from '../../ui/field';

interface Given {
  item: FormItem;
  dual: { now: string; want: string };
  choices: { id: string; text: string }[];
  values: Record<string, string>;
  problem: Problem | undefined;
}

/** One line of a form, as its scale asks. */
export function Line({ item, dual, choices, values, problem }: Given) {
  const { t } = useLingui();
  const { id, text, scale } = item;
  if (scale === 'open') return <Textarea name={id} label={text} rows={3} defaultValue={values[id]} problem={problem} />;
  if (scale === 'rank') {
    return (
      <fieldset className="field" aria-invalid={Boolean(problem?.fields?.[id]) || undefined}>
        <legend>{text}</legend>
        {[t`First`, t`Second`, t`Third`].map((label, index) => (
          <Select key={label} name={`${id}.${index + 1}`} label={label} defaultValue={values[`${id}.${index + 1}`]} problem={undefined}>
            <option value="">{t`Not chosen`}</option>
            {choices.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.text}
              </option>
            ))}
          </Select>
        ))}
        <FieldError id={`${id}-error`} field={id} problem={problem} />
      </fieldset>
    );
  }
  if (scale === 'dual') {
    return (
      <fieldset className="field" aria-describedby={problem?.fields?.[id] ? `${id}-error` : undefined}>
        <legend>{text}</legend>
        <Marks name={`${id}.now`} legend={dual.now} item={item} values={values} />
        <Marks name={`${id}.want`} legend={dual.want} item={item} values={values} />
        <FieldError id={`${id}-error`} field={id} problem={problem} />
      </fieldset>
    );
  }
  return <Marks name={id} legend={text} item={item} values={values} problem={problem} />;
}

function Marks({ name, legend, item, values, problem }: { name: string; legend: string; item: FormItem; values: Record<string, string>; problem?: Problem }) {
  return (
    <Choices name={name} legend={legend} look="chips" problem={problem}>
      {item.points.map(({ value, label }) => (
        <Choice key={value} type="radio" name={name} value={value} label={label} defaultChecked={values[name] === String(value)} />
      ))}
      <Choice type="radio" name={name} value="" label={<Trans>Skip</Trans>} />
    </Choices>
  );
}
