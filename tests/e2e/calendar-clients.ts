import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CalendarEvent } from '../read-calendar';

const run = promisify(execFile);

/** Debian's: `tests/run.mjs` installs them where that is possible. */
export const hasClients = ['/usr/bin/khal', '/usr/bin/vdirsyncer', '/usr/lib/python3/dist-packages/icalendar', '/usr/lib/python3/dist-packages/dateutil'].every((path) => existsSync(path));

/** An event as it stands in a calendar: by the clocks of the zone that its owner is in. */
export interface Shown {
  start: string;
  end: string;
  title: string;
  place: string;
}

const format = '{start}|{end}|{title}|{location}';
const shownIn = (listed: string) =>
  listed
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|') as [string, string, string, string])
    .map(([start, end, title, place]): Shown => ({ start, end, title, place }));

/** Somebody whose calendar (khal) follows an address (with vdirsyncer), in a zone. */
export class Subscriber {
  private constructor(
    private readonly folder: string,
    readonly zone: string,
  ) {}

  static async at(address: string, zone: string): Promise<Subscriber> {
    const made = new Subscriber(await mkdtemp(join(tmpdir(), 'tilth-calendar-')), zone);
    const there = (name: string) => JSON.stringify(join(made.folder, name));
    await mkdir(join(made.folder, 'here'));
    await writeFile(
      join(made.folder, 'vdirsyncer'),
      `[general]\nstatus_path = ${there('status')}\n[pair feed]\na = "here"\nb = "there"\ncollections = null\nconflict_resolution = "b wins"\n` +
        `[storage here]\ntype = "filesystem"\npath = ${there('here')}\nfileext = ".ics"\n[storage there]\ntype = "http"\nurl = ${JSON.stringify(address)}\n`,
    );
    await writeFile(
      join(made.folder, 'khal'),
      `[calendars]\n[[feed]]\npath = ${join(made.folder, 'here')}\ntype = calendar\nreadonly = True\n[locale]\nlocal_timezone = ${zone}\ndefault_timezone = ${zone}\n` +
        `timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%dT%H:%M\nlongdatetimeformat = %Y-%m-%dT%H:%M\n[sqlite]\npath = ${join(made.folder, 'khal.db')}\n`,
    );
    await made.command('vdirsyncer', ['discover', 'feed']);
    return made;
  }

  private async command(name: string, args: string[]): Promise<string> {
    const env: NodeJS.ProcessEnv = { NODE_ENV: 'test', PATH: '/usr/bin:/bin', HOME: this.folder, LC_ALL: 'C.UTF-8' };
    return (await run(`/usr/bin/${name}`, ['-c', join(this.folder, name), ...args], { env, cwd: this.folder })).stdout;
  }

  /** Looks at the address again; fails as vdirsyncer does where nothing is to be read. */
  async sync(): Promise<void> {
    await this.command('vdirsyncer', ['sync']);
  }

  /** What stands in the calendar, from a day on. */
  async sees(from: string, days: number): Promise<Shown[]> {
    return shownIn(await this.command('khal', ['list', '--day-format', '', '--format', format, from, `${days}d`]));
  }

  /** What khal reads in a file that somebody hands it. */
  async opens(text: string): Promise<Shown[]> {
    const file = join(this.folder, 'handed.ics');
    await writeFile(file, text);
    return shownIn(await this.command('khal', ['printics', '--format', format, file]));
  }

  async leave(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What Python's icalendar and dateutil read in a file, until an instant. */
export async function readByPython(text: string, until: Date): Promise<{ name: string; events: CalendarEvent[]; faults: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'tilth-python-'));
  const file = join(folder, 'feed.ics');
  await writeFile(file, text);
  const { stdout } = await run('/usr/bin/python3', [join(import.meta.dirname, 'read-calendar.py'), file, until.toISOString()]);
  await rm(folder, { recursive: true, force: true });
  return JSON.parse(stdout, (key, value: unknown) => (key === 'start' || key === 'end' ? new Date(value as string) : value)) as { name: string; events: CalendarEvent[]; faults: string[] };
}
