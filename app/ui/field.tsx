import { useLingui } from '@lingui/react';
import type { InputHTMLAttributes, ReactNode } from 'react';
import type { Problem } from '../contract/problems';
import { Icon } from './icon';
import { faultMessage } from './words';

/** The sentence beside a field that was not right; `id` is what the field names as its description. */
export function FieldError({ id, field, problem }: { id: string; field: string; problem: Problem | undefined }) {
  const { _ } = useLingui();
  const fault = problem?.fields?.[field];
  if (!fault) return null;
  return (
    <p className="field-error" id={id}>
      <Icon name="warning" small />
      {_(faultMessage(field, fault))}
    </p>
  );
}

/** What makes a control announce its message. */
export function described(field: string, problem: Problem | undefined, hint?: boolean) {
  const wrong = Boolean(problem?.fields?.[field]);
  const ids = [wrong && `${field}-error`, hint && `${field}-hint`].filter(Boolean).join(' ');
  return { 'aria-invalid': wrong || undefined, 'aria-describedby': ids || undefined };
}

/** A labelled input with its hint and message. */
export function Field({
  name,
  label,
  hint,
  problem,
  ...input
}: { name: string; label: ReactNode; hint?: ReactNode; problem: Problem | undefined } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input className="input" id={name} name={name} {...described(name, problem, Boolean(hint))} {...input} />
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${name}-error`} field={name} problem={problem} />
    </div>
  );
}
