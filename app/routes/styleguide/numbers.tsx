import { Dot, Dots, type Mark } from '../../ui/dots';
import { HeatTable } from '../../ui/heat-table';
import { Meter } from '../../ui/meter';
import { Stat, Stats } from '../../ui/stat';
import { Table } from '../../ui/table';
import { useClockface } from '../../ui/time';
import { Timeline } from '../../ui/timeline';
import type { Sample } from './route';

export function TableSample({ words }: { words: Sample['words']['table'] }) {
  return (
    <Table
      caption={words.caption}
      head={
        <tr>
          <th scope="col">{words.member}</th>
          <th scope="col">{words.session}</th>
          <th scope="col">{words.came}</th>
          <th scope="col" className="number">{words.hours}</th>
        </tr>
      }
    >
      {words.rows.map(([member, session, came, hours]) => (
        <tr key={member}>
          <th scope="row">{member}</th>
          <td>{session}</td>
          <td>{came}</td>
          <td className="number">{hours}</td>
        </tr>
      ))}
    </Table>
  );
}

const came: Mark[] = ['held', 'held', 'none', 'held', 'part', 'held', 'held', 'excused', 'held', 'held', 'ahead', 'ahead'];
const legend = ['held', 'part', 'excused', 'none', 'ahead'] as const;

export function Rhythm({ words, sample }: { words: Sample['words']['rhythm']; sample: Sample }) {
  const face = useClockface();
  return (
    <div className="styleguide-rhythm">
      <Stats>
        <Stat value={18} unit={words.hours} label={words.together}>{words.togetherMore}</Stat>
        <Stat value={<>85<small>%</small></>} label={words.presence}>{words.presenceMore}</Stat>
        <Stat value={36} unit={words.reports} label={words.used}>{words.usedMore}</Stat>
      </Stats>
      <div className="two-up">
        <Meter value={104} max={122}>{words.meter}</Meter>
        <Meter value={0} max={4}>{words.empty}</Meter>
      </div>
      <div>
        <p className="lede">{words.heat}</p>
        <HeatTable
          caption={words.heat}
          columns={sample.weeks}
          rows={[
            { name: words.circle, unit: words.circleUnit, cells: sample.heat.circle },
            { name: words.tried, unit: words.triedUnit, cells: sample.heat.tried },
            { name: words.reflecting, unit: words.reflectingUnit, cells: sample.heat.reflecting },
          ]}
        />
      </div>
      <Timeline sentence={words.gaps} instants={sample.instants} band={{ ...sample.due, words: words.due }} face={face} />
      <div>
        <Dots marks={came} sentence={words.dots} />
        <p className="legend">
          {legend.map((mark) => (
            <span key={mark}>
              <Dot mark={mark} large />
              {words[mark]}
            </span>
          ))}
        </p>
      </div>
    </div>
  );
}
