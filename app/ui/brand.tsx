import { useLingui } from '@lingui/react/macro';
import { Mark } from './icon';
import { useLook } from './look';

/** The site's logo and name, leading home. */
export function Brand() {
  const { t } = useLingui();
  const { name, logo } = useLook();
  return (
    <a className="brand" href="/" aria-label={t`${name}, home`}>
      {logo ? <img src={logo} alt="" /> : <Mark />}
      <span>{name}</span>
    </a>
  );
}
