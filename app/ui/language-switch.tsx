import { useLingui } from '@lingui/react/macro';
import { useLocation } from '@remix-run/react';
import { languages, type Language } from '../contract/names';
import { useFrame } from './frame';

/** Each language in its own words: never translated. */
const names: Record<Language, string> = { en: 'English', es: 'Español' };

/** Posts the whole page away, on purpose: the words of the other language come with the next one. */
export function LanguageSwitch({ label, onSubmit }: { /** What tells it from another one on the same page. */ label?: string; onSubmit?: () => void }) {
  const { language } = useFrame();
  const { pathname, search } = useLocation();
  const { t } = useLingui();
  return (
    <form className="language-switch" method="post" action="/settings/language" aria-label={label ?? t`Language`} onSubmit={onSubmit}>
      <input type="hidden" name="next" value={pathname + search} />
      {languages.map((name) => (
        <button key={name} name="language" value={name} lang={name} aria-pressed={name === language}>
          {names[name]}
        </button>
      ))}
    </form>
  );
}
