import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';

/** Steps with boxes to tick while doing them. Ticks stay on the device, until the steps change. */
export function Steps({ slug, version, steps, lang }: { slug: string; version: string; steps: string[]; lang: string | undefined }) {
  const list = useRef<HTMLOListElement>(null);
  const [ticked, setTicked] = useState<number[]>([]);
  const key = `tilth-steps ${slug}`;

  useEffect(() => {
    // What was ticked before the page came to life stands.
    const now = [...(list.current?.querySelectorAll('input') ?? [])].flatMap((input, index) => (input.checked ? [index] : []));
    setTicked([...new Set([...now, ...recall(key, version)])]);
  }, [key, version]);

  const keep = (steps: number[]) => {
    setTicked(steps);
    try {
      if (steps.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify({ version, steps }));
    } catch {
      // A browser that keeps nothing: the ticks last as long as the page.
    }
  };

  return (
    <section>
      <h2>
        <Trans>Steps</Trans>
      </h2>
      <ol className="recipe-steps" lang={lang} ref={list}>
        {steps.map((step, index) => (
          <li key={index}>
            <label>
              <input
                type="checkbox"
                checked={ticked.includes(index)}
                onChange={({ target }) => keep(target.checked ? [...ticked, index] : ticked.filter((one) => one !== index))}
              />
              <span>{step}</span>
            </label>
          </li>
        ))}
      </ol>
      <p className="hint needs-script steps-note">
        <Trans>Tick steps as you go. The ticks stay on this device.</Trans>
        {ticked.length > 0 && (
          <button type="button" className="button button--quiet button--small" onClick={() => keep([])}>
            <Trans>Clear the ticks</Trans>
          </button>
        )}
      </p>
    </section>
  );
}

function recall(key: string, version: string): number[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as { version?: unknown; steps?: unknown } | null;
    return kept?.version === version && Array.isArray(kept.steps) ? kept.steps.filter((one): one is number => Number.isInteger(one)) : [];
  } catch {
    return [];
  }
}
