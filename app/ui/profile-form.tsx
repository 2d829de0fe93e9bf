import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import type { Refusal } from '../answer.server';
import { limits } from '../contract/limits';
import { fieldRoles, workSettings } from '../contract/names';
import type { OwnProfile } from '../contract/profiles';
import { Button } from './button';
import { Choice } from './choice';
import { Field, FieldError, Select, Textarea } from './field';
import { FormError } from './form-error';
import { settingWords } from './profile-words';
import { fieldRoleWords } from './field-role-words';

interface Props {
  profile: OwnProfile;
  /** Every language that can be ticked, named in the reader's language. */
  spoken: { code: string; name: string }[];
  refused: Refusal | undefined;
  busy: boolean;
}

const unsaid = msg`Rather not say`;
const allLanguages = msg`All languages`;

/** What a person says about themselves. */
export function ProfileForm({ profile, spoken, refused, busy }: Props) {
  const { i18n } = useLingui();
  const problem = refused?.problem;
  const values = refused && Object.keys(refused.values).length > 0 ? refused.values : null;
  const typed = (name: 'name' | 'pronouns' | 'fieldRole' | 'roleTitle' | 'setting' | 'place' | 'about') => (values ? values[name] : profile[name]) ?? '';
  const speaks = (code: string) => (values ? `speaks-${code}` in values : profile.spoken.includes(code));
  return (
    <Form className="stack" method="post" action="/settings/profile">
      <FormError problem={problem} requestId={refused?.requestId} />
      <div className="field-row">
        <Field name="name" autoComplete="name" maxLength={limits.name.max} label={<Trans>Your name</Trans>} problem={problem} defaultValue={typed('name')} required />
        <Field name="pronouns" maxLength={limits.pronouns.max} autoComplete="off" label={<Trans>Pronouns</Trans>} hint={<Trans>Such as she/her. Leave it empty if you like.</Trans>} problem={problem} defaultValue={typed('pronouns')} />
      </div>
      <Select name="fieldRole" label={<Trans>What you do</Trans>} problem={problem} defaultValue={typed('fieldRole')}>
        <option value="">{i18n._(unsaid)}</option>
        {fieldRoles.map((role) => (
          <option key={role} value={role}>
            {i18n._(fieldRoleWords[role])}
          </option>
        ))}
      </Select>
      <Field
        name="roleTitle"
        maxLength={limits.roleTitle.max}
        autoComplete="organization-title"
        label={<Trans>In your own words</Trans>}
        hint={<Trans>Such as “Toddler teacher, mixed ages”. Shown instead of the choice above.</Trans>}
        problem={problem}
        defaultValue={typed('roleTitle')}
      />
      <div className="field-row">
        <Field name="place" maxLength={limits.place.max} autoComplete="organization" label={<Trans>Where you work</Trans>} problem={problem} defaultValue={typed('place')} />
        <Select name="setting" label={<Trans>Kind of place</Trans>} problem={problem} defaultValue={typed('setting')}>
          <option value="">{i18n._(unsaid)}</option>
          {workSettings.map((setting) => (
            <option key={setting} value={setting}>
              {i18n._(settingWords[setting])}
            </option>
          ))}
        </Select>
      </div>
      <fieldset className="field">
        <legend>
          <Trans>Languages you speak</Trans>
        </legend>
        <div className="languages" tabIndex={0} role="group" aria-label={i18n._(allLanguages)}>
          {spoken.map(({ code, name }) => (
            <Choice key={code} name={`speaks-${code}`} defaultChecked={speaks(code)} label={name} />
          ))}
        </div>
        <FieldError id="spoken-error" field="spoken" problem={problem} />
      </fieldset>
      <Textarea name="about" rows={4} label={<Trans>About you</Trans>} hint={<Trans>At most {limits.about.max} characters.</Trans>} problem={problem} defaultValue={typed('about')} />
      <Field
        name="askMeAbout"
        autoComplete="off"
        label={<Trans>Ask me about</Trans>}
        hint={<Trans>Up to {limits.askMeAbout.tags} things, with commas between them.</Trans>}
        problem={problem}
        defaultValue={values ? values.askMeAbout : profile.askMeAbout.join(', ')}
      />
      <div className="actions">
        <Button variant="primary" busy={busy}>
          <Trans>Save profile</Trans>
        </Button>
      </div>
    </Form>
  );
}
