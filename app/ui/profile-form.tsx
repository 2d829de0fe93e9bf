import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from '@remix-run/react';
import type { Refusal } from '../answer.server';
import { limits } from '../contract/limits';
import { fieldRoles, workSettings } from '../contract/names';
import type { OwnProfile } from '../contract/profiles';
import { described, Field, FieldError } from './field';
import { FormError } from './form-error';
import { settingWords } from './profile-words';
import { fieldRoleWords } from './words';

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
      <div className="field">
        <label htmlFor="fieldRole">
          <Trans>What you do</Trans>
        </label>
        <select className="select" id="fieldRole" name="fieldRole" defaultValue={typed('fieldRole')} {...described('fieldRole', problem)}>
          <option value="">{i18n._(unsaid)}</option>
          {fieldRoles.map((role) => (
            <option key={role} value={role}>
              {i18n._(fieldRoleWords[role])}
            </option>
          ))}
        </select>
        <FieldError id="fieldRole-error" field="fieldRole" problem={problem} />
      </div>
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
        <div className="field">
          <label htmlFor="setting">
            <Trans>Kind of place</Trans>
          </label>
          <select className="select" id="setting" name="setting" defaultValue={typed('setting')} {...described('setting', problem)}>
            <option value="">{i18n._(unsaid)}</option>
            {workSettings.map((setting) => (
              <option key={setting} value={setting}>
                {i18n._(settingWords[setting])}
              </option>
            ))}
          </select>
          <FieldError id="setting-error" field="setting" problem={problem} />
        </div>
      </div>
      <fieldset className="field">
        <legend>
          <Trans>Languages you speak</Trans>
        </legend>
        <div className="languages" tabIndex={0} role="group" aria-label={i18n._(allLanguages)}>
          {spoken.map(({ code, name }) => (
            <label className="choice" key={code}>
              <input type="checkbox" name={`speaks-${code}`} defaultChecked={speaks(code)} />
              <span>{name}</span>
            </label>
          ))}
        </div>
        <FieldError id="spoken-error" field="spoken" problem={problem} />
      </fieldset>
      <div className="field">
        <label htmlFor="about">
          <Trans>About you</Trans>
        </label>
        <textarea className="textarea" id="about" name="about" rows={4} maxLength={limits.about.max} defaultValue={typed('about')} {...described('about', problem, true)} />
        <p className="hint" id="about-hint">
          <Trans>At most {limits.about.max} letters.</Trans>
        </p>
        <FieldError id="about-error" field="about" problem={problem} />
      </div>
      <Field
        name="askMeAbout"
        autoComplete="off"
        label={<Trans>Ask me about</Trans>}
        hint={<Trans>Up to {limits.askMeAbout.tags} things, with commas between them.</Trans>}
        problem={problem}
        defaultValue={values ? values.askMeAbout : profile.askMeAbout.join(', ')}
      />
      <div className="actions">
        <button className="button button--primary" disabled={busy}>
          <Trans>Save profile</Trans>
        </button>
      </div>
    </Form>
  );
}
