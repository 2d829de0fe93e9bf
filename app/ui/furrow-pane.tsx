import { Trans, useLingui } from '@lingui/react/macro';
import { useLook } from './look';

/** Furrows: the one drawing of the product, with the name of the site and what it is; `isShort` where the page says what. */
export function FurrowPane({ isShort }: { isShort?: boolean }) {
  const { t } = useLingui();
  const { name } = useLook();
  // The word that it grew from; another site has a name of its own.
  const isTilth = name === 'Tilth';
  return (
    <section className="sign-in-side" aria-label={t`About ${name}`}>
      <div className="word">
        <p>{isTilth ? 'tilth' : name}</p>
        <p>
          {isTilth && <Trans>Soil made ready by steady tending.</Trans>} {!isShort && <Trans>A place for educators to think, try and meet again.</Trans>}
        </p>
      </div>
      <svg viewBox="0 0 700 420" preserveAspectRatio="none" aria-hidden="true">
        <g fill="none" stroke="var(--soil)" strokeLinecap="round">
          {furrows.map(([y, width, opacity]) => (
            <path key={y} d={`M-20 ${y}C160 ${y - 64} 420 ${y + 34} 720 ${y - 32}`} strokeWidth={width} opacity={opacity} />
          ))}
        </g>
      </svg>
    </section>
  );
}

const furrows = [
  [78, 1.4, 0.28],
  [90.6, 2.1, 0.36],
  [112.4, 2.9, 0.44],
  [143.4, 3.6, 0.52],
  [183.6, 4.4, 0.6],
  [233, 5.2, 0.68],
  [291.6, 5.9, 0.76],
  [359.4, 6.7, 0.84],
  [436.4, 7.4, 0.92],
] as const;
