import { useId, type ReactNode } from 'react';

/**
 * A table in a region of its own that scrolls sideways, by touch and by keyboard, while the first column stays. `head`
 * and the rows are plain `<tr>`; the first cell of a row is its `<th scope="row">`.
 */
export function Table({ caption, captionUnseen, head, children, className = 'table' }: { caption: ReactNode; captionUnseen?: boolean; head: ReactNode; children: ReactNode; className?: string }) {
  const id = useId();
  return (
    <div className="table-scroll" role="region" aria-labelledby={id} tabIndex={0}>
      <table className={className}>
        <caption id={id} className={captionUnseen ? 'visually-hidden' : undefined}>
          {caption}
        </caption>
        <thead>{head}</thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
