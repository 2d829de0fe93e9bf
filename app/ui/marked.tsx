import { piecesOf } from '../contract/words';

/** A text with the words that were looked for marked. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return <>{text}</>;
  return (
    <>
      {piecesOf(text, words).map((piece, index) => (piece.found ? <mark key={index}>{piece.text}</mark> : piece.text))}
    </>
  );
}
