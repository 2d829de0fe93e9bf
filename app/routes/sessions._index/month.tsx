import { Trans, useLingui } from '@lingui/react/macro';
import type { MonthTable } from '../../my-sessions.server';
import { Icon } from '../../ui/icon';

/** A month: a table at a desk, the days that have sessions below each other on a phone. */
export function Month({ table, href }: { table: MonthTable; href: (month: string) => string }) {
  const { t } = useLingui();
  const isEmpty = table.weeks.every((week) => week.every((day) => day.sessions.length === 0));
  return (
    <section aria-labelledby="month">
      <div className="month-head">
        <h2 id="month">{table.title}</h2>
        <nav className="actions" aria-label={t`Months`}>
          <a className="button button--small" href={href(table.before.month)} rel="prev">
            <Icon name="arrow-left" small />
            {table.before.words}
          </a>
          <a className="button button--small" href={href(table.after.month)} rel="next">
            {table.after.words}
            <Icon name="arrow-right" small />
          </a>
        </nav>
      </div>
      {isEmpty && (
        <p className="muted">
          <Trans>No sessions of yours in this month.</Trans>
        </p>
      )}
      <table className="month-table" aria-labelledby="month">
        <thead>
          <tr>
            {table.weekdays.map(({ short, long }) => (
              <th key={long} scope="col">
                <span aria-hidden="true">{short}</span>
                <span className="visually-hidden">{long}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.weeks.map((week) => (
            <tr key={week[0]!.day}>
              {week.map((day) => (
                <td key={day.day} data-other={day.isOther || undefined} data-empty={day.sessions.length === 0 || undefined}>
                  {!day.isOther && (
                    <time dateTime={day.day} aria-current={day.isToday ? 'date' : undefined}>
                      <span className="n" aria-hidden="true">
                        {day.number}
                      </span>
                      <span className="words">{day.words}</span>
                    </time>
                  )}
                  {day.sessions.length > 0 && (
                    <ul>
                      {day.sessions.map((one) => (
                        <li key={one.id}>
                          <a href={`/sessions/${one.id}`} data-off={one.isOff || undefined} data-tint={one.isOff ? undefined : one.tint}>
                            <b>{one.time}</b> {one.title}
                            {one.off && <span className="visually-hidden"> ({one.off})</span>}
                          </a>
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
