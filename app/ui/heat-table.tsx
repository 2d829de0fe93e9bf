import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { heatOf } from './heat';
import { Table } from './table';

export interface HeatRow {
  name: string;
  /** What is counted. */
  unit: string;
  /** A number for each column; null where nothing was planned. */
  cells: (number | null)[];
}

export interface HeatColumn {
  /** In full, for whoever hears the table: "Week of July 7". */
  words: string;
  /** What stands above it: the month, at its first week. */
  head?: string;
}

/** A phone shows this many columns, the latest. */
const onPhone = 14;

/** Numbers by time, the stronger the green the more; each row is measured by its own most. */
export function HeatTable({ caption, columns, rows }: { caption: ReactNode; columns: HeatColumn[]; rows: HeatRow[] }) {
  const isEarly = (index: number) => index < columns.length - onPhone;
  const early = (index: number) => (isEarly(index) ? 'early' : undefined);
  return (
    <>
      <Table
        className="rhythm-table"
        caption={caption}
        captionUnseen
        head={
          <tr>
            <td className="corner" />
            {columns.map((column, index) => (
              <th key={column.words} scope="col" className={early(index)}>
                <span className="visually-hidden">{column.words}</span>
                {column.head && <span aria-hidden="true">{column.head}</span>}
              </th>
            ))}
          </tr>
        }
      >
        {rows.map((row) => {
          const most = Math.max(0, ...row.cells.map((cell) => cell ?? 0));
          return (
            <tr key={row.name}>
              <th scope="row">
                {row.name} <small>{row.unit}</small>
              </th>
              {row.cells.map((cell, index) => (
                <td key={columns[index]!.words} data-heat={cell === null ? 'x' : heatOf(cell, most)} className={early(index)}>
                  {cell === null ? (
                    <span className="visually-hidden">
                      <Trans>nothing planned</Trans>
                    </span>
                  ) : cell === 0 ? (
                    <span className="visually-hidden">0</span>
                  ) : (
                    cell
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </Table>
      <HeatLegend />
    </>
  );
}

function HeatLegend() {
  return (
    <p className="legend">
      <span>
        <span className="ramp" aria-hidden="true">
          {[0, 1, 2, 3, 4].map((heat) => (
            <span key={heat} className="swatch" data-heat={heat} />
          ))}
        </span>
        <Trans>none to most</Trans>
      </span>
      <span>
        <Trans>A small dot: nothing was planned. It is not a gap.</Trans>
      </span>
    </p>
  );
}
