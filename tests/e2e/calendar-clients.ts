import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const python = '/usr/bin/python3';
/** Debian's: `tests/run.mjs` installs them where that is possible. */
export const hasClients = ['/usr/bin/khal', '/usr/bin/vdirsyncer', '/usr/lib/python3/dist-packages/icalendar'].every((path) => existsSync(path));

export interface Shown {
  start: string;
  end: string;
  title: string;
  place: string;
}

/** Somebody whose calendar (khal) follows an address (with vdirsyncer), in a zone. */
export class Subscriber {
  private text = '';
  private readonly server = createServer((_, response) => void response.writeHead(200, { 'Content-Type': 'text/calendar; charset=utf-8' }).end(this.text));

  private constructor(private readonly folder: string) {}

  static async in(zone: string): Promise<Subscriber> {
    const made = new Subscriber(await mkdtemp(join(tmpdir(), 'tilth-calendar-')));
    await new Promise<void>((listening) => made.server.listen(0, '127.0.0.1', listening));
    const { port } = made.server.address() as AddressInfo;
    const there = (name: string) => JSON.stringify(join(made.folder, name));
    await mkdir(join(made.folder, 'here'));
    await writeFile(
      join(made.folder, 'vdirsyncer'),
      `[general]\nstatus_path = ${there('status')}\n[pair feed]\na = "here"\nb = "there"\ncollections = null\nconflict_resolution = "b wins"\n` +
        `[storage here]\ntype = "filesystem"\npath = ${there('here')}\nfileext = ".ics"\n[storage there]\ntype = "http"\nurl = "http://127.0.0.1:${port}/feed.ics"\n`,
    );
    await writeFile(
      join(made.folder, 'khal'),
      `[calendars]\n[[feed]]\npath = ${join(made.folder, 'here')}\ntype = calendar\nreadonly = True\n[locale]\nlocal_timezone = ${zone}\ndefault_timezone = ${zone}\n` +
        `timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%dT%H:%M\nlongdatetimeformat = %Y-%m-%dT%H:%M\n[sqlite]\npath = ${join(made.folder, 'khal.db')}\n`,
    );
    return made;
  }

  private async command(name: string, args: string[]): Promise<string> {
    const env: NodeJS.ProcessEnv = { NODE_ENV: 'test', PATH: '/usr/bin:/bin', HOME: this.folder, LC_ALL: 'C.UTF-8' };
    return (await run(`/usr/bin/${name}`, ['-c', join(this.folder, name), ...args], { env, cwd: this.folder })).stdout;
  }

  /** Looks at the address again, where this is now to be read. */
  async sync(text: string): Promise<void> {
    const isFirst = this.text === '';
    this.text = text;
    if (isFirst) await this.command('vdirsyncer', ['discover', 'feed']);
    await this.command('vdirsyncer', ['sync']);
  }

  async sees(from: string, days: number): Promise<Shown[]> {
    const listed = await this.command('khal', ['list', '--day-format', '', '--format', '{start}|{end}|{title}|{location}', from, `${days}d`]);
    return listed
      .split('\n')
      .filter((line) => line.includes('|'))
      .map((line) => line.split('|') as [string, string, string, string])
      .map(([start, end, title, place]) => ({ start, end, title, place }));
  }

  async leave(): Promise<void> {
    await new Promise((closed) => this.server.close(closed));
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What Python's icalendar reads in a file: each event's id, beginning, slot that it stands for, and title. */
export async function readByPython(text: string): Promise<{ name: string; events: [string, string, string | null, string][]; faults: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'tilth-python-'));
  const file = join(folder, 'feed.ics');
  await writeFile(file, text);
  const script = `
import icalendar, json, sys
from datetime import timezone
utc = lambda at: at.dt.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
events = calendar.walk('VEVENT')
print(json.dumps({
  'name': str(calendar['X-WR-CALNAME']),
  'events': [[str(e['UID']), utc(e['DTSTART']), utc(e['RECURRENCE-ID']) if 'RECURRENCE-ID' in e else None, str(e['SUMMARY'])] for e in events],
  'faults': [str(fault) for e in events for fault in e.errors],
}))`;
  const { stdout } = await run(python, ['-c', script, file]);
  await rm(folder, { recursive: true, force: true });
  return JSON.parse(stdout) as { name: string; events: [string, string, string | null, string][]; faults: string[] };
}
