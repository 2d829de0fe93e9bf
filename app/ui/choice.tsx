import type { InputHTMLAttributes, ReactNode } from 'react';
import type { Problem } from '../contract/problems';
import { described, FieldError } from './field';

/** One row to tick or to choose: a checkbox unless `type` says radio. */
export function Choice({ label, hint, count, type = 'checkbox', ...input }: { label: ReactNode; hint?: ReactNode; count?: number; type?: 'checkbox' | 'radio' } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="choice">
      <input type={type} {...input} />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
      {count !== undefined && <span className="n">{count}</span>}
    </label>
  );
}

/** A box that has to be ticked before its form does anything, with its message; `id` where a page holds two of one name. */
export function Sure({ id = 'sure', label, problem }: { id?: string; label: ReactNode; problem: Problem | undefined }) {
  return (
    <div className="field">
      <Choice name="sure" id={id} label={label} required {...described('sure', problem, false, id)} />
      <FieldError id={`${id}-error`} field="sure" problem={problem} />
    </div>
  );
}

/**
 * Choices that belong together, under one question. `rows` stand below each other, `row` side by side in frames,
 * `chips` as small as words (radios only).
 */
export function Choices({ name, legend, look = 'rows', hint, problem, children }: { name: string; legend: ReactNode; look?: 'rows' | 'row' | 'chips'; hint?: ReactNode; problem?: Problem; children: ReactNode }) {
  return (
    <fieldset className={look === 'chips' ? 'field radio-chips' : 'field'} {...described(name, problem, Boolean(hint))}>
      <legend>{legend}</legend>
      {look === 'row' ? <div className="choice-row">{children}</div> : children}
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${name}-error`} field={name} problem={problem} />
    </fieldset>
  );
}
