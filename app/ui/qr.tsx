export interface QrCode {
  /** Side of the square, in modules. */
  size: number;
  path: string;
}

/** A code to point a phone at. Dark on white in every theme: not every camera reads the reverse. */
export function Qr({ code, words }: { code: QrCode; words: string }) {
  return (
    <svg className="qr" role="img" aria-label={words} viewBox={`-4 -4 ${code.size + 8} ${code.size + 8}`} shapeRendering="crispEdges">
      <path d={code.path} />
    </svg>
  );
}
