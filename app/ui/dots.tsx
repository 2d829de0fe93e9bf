/** held or present · part of it · told us ahead · away, a dash · to come. */
export type Mark = 'held' | 'part' | 'excused' | 'none' | 'ahead';

export function Dot({ mark, large }: { mark: Mark; large?: boolean }) {
  return <span className={['dot', mark !== 'held' && `dot--${mark}`, large && 'dot--lg'].filter(Boolean).join(' ')} />;
}

/** Times, a dot each; the sentence says what they show. */
export function Dots({ marks, sentence }: { marks: Mark[]; sentence: string }) {
  return (
    <span className="dots" role="img" aria-label={sentence}>
      {marks.map((mark, index) => (
        <Dot key={index} mark={mark} />
      ))}
    </span>
  );
}
