import { Trans, useLingui } from '@lingui/react/macro';
import type { AttendanceStatus } from '../../contract/names';
import type { SessionPage } from '../../session-page.server';
import { Dots, type Mark } from '../../ui/dots';
import { Table } from '../../ui/table';

const marks: Record<AttendanceStatus, Mark> = { present: 'held', partial: 'part', apology: 'excused', absent: 'none', 'not-expected': 'ahead' };

/** Who was there, for those who lead: a member has their own line in the head. */
export function WhoCame({ page }: { page: SessionPage }) {
  const { t } = useLingui();
  const { attendance, may, sum, yours } = page;
  if (!attendance) {
    if (!may.plan || page.line.isOff) return null;
    return (
      <section className="preparations" aria-labelledby="came-title">
        <h2 id="came-title">
          <Trans>Who came?</Trans>
        </h2>
        <p>
          <Trans>Nobody has said yet who came. Until then this session does not count for anybody.</Trans>
        </p>
        <p className="actions">
          <a className="button button--primary" href={`/sessions/${page.id}/attendance`}>
            <Trans>Say who came</Trans>
          </a>
        </p>
      </section>
    );
  }
  if (yours) return null;
  const counted = attendance.filter((one) => one.status !== 'not-expected');
  return (
    <section className="preparations" aria-labelledby="came-title">
      <h2 id="came-title">
        <Trans>Who came</Trans>
      </h2>
      {sum && (
        <p className="came-sum">
          <Dots marks={counted.map((one) => marks[one.status])} sentence={sum} /> <span aria-hidden="true">{sum}</span>
        </p>
      )}
      <Table
        caption={t`Who came, and for how long`}
        captionUnseen
        head={
          <tr>
            <th scope="col">
              <Trans>Name</Trans>
            </th>
            <th scope="col">
              <Trans>How</Trans>
            </th>
            <th scope="col" className="number">
              <Trans>Minutes</Trans>
            </th>
          </tr>
        }
      >
        {attendance.map(({ person, words, minutes }) => (
          <tr key={person.handle}>
            <th scope="row">{person.name}</th>
            <td>{words}</td>
            <td className="number">
              {minutes > 0 ? (
                minutes
              ) : (
                <>
                  <span aria-hidden="true">–</span>
                  <span className="visually-hidden">
                    <Trans>none</Trans>
                  </span>
                </>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {may.plan && (
        <p className="actions gap-top">
          <a className="button button--small" href={`/sessions/${page.id}/attendance`}>
            <Trans>Correct this</Trans>
          </a>
        </p>
      )}
    </section>
  );
}
