import { Trans } from '@lingui/react/macro';
import { useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Problem } from '../contract/problems';
import { described, FieldError } from './field';

const never = () => () => {};
const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A choice among all time zones by region, and an offer of the one that the device is in. */
export function ZoneField({ label, zones, timeZone, problem }: { label: ReactNode; zones: string[]; timeZone: string; problem: Problem | undefined }) {
  const select = useRef<HTMLSelectElement>(null);
  const here = useSyncExternalStore(never, deviceZone, () => null);
  const [taken, setTaken] = useState(false);
  const guessed = !taken && here !== null && here !== timeZone && zones.includes(here) ? here : null;
  return (
    <div className="field">
      <label htmlFor="timeZone">{label}</label>
      <select className="select" id="timeZone" name="timeZone" ref={select} defaultValue={timeZone} key={timeZone} {...described('timeZone', problem)}>
        {byRegion(zones).map(([region, names]) => (
          <optgroup key={region} label={region}>
            {names.map((name) => (
              <option key={name} value={name}>
                {place(name)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <FieldError id="timeZone-error" field="timeZone" problem={problem} />
      {guessed && (
        <p className="hint">
          <Trans>Your device is in another zone.</Trans>{' '}
          <button
            type="button"
            className="button button--quiet button--small"
            onClick={() => {
              select.current!.value = guessed;
              setTaken(true);
              select.current!.focus();
            }}
          >
            <Trans>Choose {place(guessed)}</Trans>
          </button>
        </p>
      )}
    </div>
  );
}

/** "America/Argentina/Salta" is "Argentina, Salta" in America. */
function place(zone: string): string {
  const parts = zone.split('/');
  return (parts.length > 1 ? parts.slice(1) : parts).join(', ').replaceAll('_', ' ');
}

function byRegion(zones: string[]): [string, string[]][] {
  const regions = new Map<string, string[]>();
  for (const zone of zones) {
    const region = zone.includes('/') ? zone.split('/')[0]! : 'UTC';
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  return [...regions];
}
