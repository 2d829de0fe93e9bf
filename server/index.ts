import { setFlagsFromString } from 'node:v8';
import { boot, type Running } from './boot';
import { configured, inLines, type Config } from './env';
import { buildLog } from './log';
import { projectRoot } from './root';
import { startFailure } from './start-failure';

const read = configured(projectRoot());
if ('problems' in read) {
  console.error(inLines(read.problems));
  process.exit(1);
}
const { config } = read;
const log = buildLog(config.logLevel);

process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
const starting = boot(config, log);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(starting));

starting.then(
  (running) => {
    // From here on as V8 has it: server/cli/start.mjs kept the heap small.
    setFlagsFromString('--semi-space-growth-factor=2');
    console.log(greeting(config, running));
  },
  (error: unknown) => {
    console.error(`Tilth could not start. ${startFailure(error, config)}`);
    log.debug({ err: error }, 'start failed');
    process.exit(1);
  },
);

let leaving = false;
async function leave(starting: Promise<Running>): Promise<void> {
  if (leaving) return;
  leaving = true;
  // Whatever hangs, the process is gone before a service manager would kill it.
  setTimeout(() => process.exit(1), 9_500).unref();
  await starting.then((running) => running.stop()).catch((error: unknown) => log.error({ err: error }, 'stop failed'));
  process.exit();
}

function greeting({ publicUrl, databaseUrl, dataDir, trustProxy }: Config, { isDemo, setupLink }: Running): string {
  const lines = ['', `  Tilth is ready: ${publicUrl.origin}`];
  if (isDemo) lines.push('  It is a demo with fictional people: look around as one of them.');
  if (setupLink) lines.push('', isDemo ? '  Start your own site here; this removes the demo and every account in it (works once):' : '  Set up the site and its first administrator here (works once):', `  ${setupLink}`);
  if (publicUrl.protocol === 'https:' && trustProxy === false) {
    lines.push('  TRUST_PROXY is not set: if a proxy stands in front, all visitors share one address, and its limit of sign-ins.');
  }
  lines.push(databaseUrl ? '  Data: the database that DATABASE_URL names.' : `  Data: ${dataDir}`, '  Stop with Ctrl-C.', '');
  return lines.join('\n');
}
