import { Trans } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import type { Refusal } from '../answer.server';
import { limits } from '../contract/limits';
import { Field } from './field';
import { useFrame } from './frame';

/** The fields of a new account, wherever one is made. */
export function AccountFields({ refused }: { refused: Refusal | undefined }) {
  const { language } = useFrame();
  const zone = useRef<HTMLInputElement>(null);
  useEffect(() => {
    zone.current!.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }, []);
  const problem = refused?.problem;
  return (
    <>
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="timeZone" ref={zone} />
      <Field name="name" autoComplete="name" maxLength={limits.name.max} label={<Trans>Your name</Trans>} hint={<Trans>As colleagues know you.</Trans>} problem={problem} defaultValue={refused?.values.name} required />
      <Field name="email" type="email" inputMode="email" autoComplete="username" maxLength={limits.email.max} label={<Trans>Email</Trans>} problem={problem} defaultValue={refused?.values.email} required />
      <Field
        name="password"
        type="password"
        autoComplete="new-password"
        maxLength={limits.password.max}
        label={<Trans>Password</Trans>}
        hint={<Trans>At least {limits.password.min} characters. Three or four words work well.</Trans>}
        problem={problem}
        required
      />
    </>
  );
}
