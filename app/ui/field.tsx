import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import type { Problem } from '../contract/problems';
import { Icon } from './icon';

/** The sentence beside a field that was not right; `id` is what the field names as its description. */
export function FieldError({ id, field, problem }: { id: string; field: string; problem: Problem | undefined }) {
  const words = problem?.says?.[field];
  if (!words) return null;
  return (
    <p className="field-error" id={id}>
      <Icon name="warning" small />
      {words}
    </p>
  );
}

/** What makes a control announce its message. */
export function described(field: string, problem: Problem | undefined, hint?: boolean, id = field) {
  const wrong = Boolean(problem?.fields?.[field]);
  const ids = [wrong && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return { 'aria-invalid': wrong || undefined, 'aria-describedby': ids || undefined };
}

interface Labelled {
  name: string;
  /** Where a page holds two fields of one name. */
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  problem: Problem | undefined;
}

/** Label, hint and message around a control. */
function Around({ name, id = name, label, hint, problem, children }: Labelled & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} field={name} problem={problem} />
    </div>
  );
}

/** A labelled input with its hint and message. */
export function Field({ name, id = name, label, hint, problem, ...input }: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Around {...{ name, id, label, hint, problem }}>
      <input className="input" id={id} name={name} {...described(name, problem, Boolean(hint), id)} {...input} />
    </Around>
  );
}

/** A labelled choice of one from many; its children are the options. */
export function Select({ name, id = name, label, hint, problem, ...select }: Labelled & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Around {...{ name, id, label, hint, problem }}>
      <select className="select" id={id} name={name} {...described(name, problem, Boolean(hint), id)} {...select} />
    </Around>
  );
}

/** A labelled place for more than a line. */
export function Textarea({ name, id = name, label, hint, problem, ...area }: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Around {...{ name, id, label, hint, problem }}>
      <textarea className="textarea" id={id} name={name} {...described(name, problem, Boolean(hint), id)} {...area} />
    </Around>
  );
}
