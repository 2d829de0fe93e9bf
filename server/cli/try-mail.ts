import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { languages } from '../../app/contract/names';
import { email } from '../../app/contract/people';
import { configured } from '../env';
import { newId } from '../ids';
import { compose } from '../mail/compose';
import { buildLinks } from '../mail/links';
import { openTransport } from '../mail/transport';
import { writerIn } from '../pages';
import { projectRoot } from '../root';

/** Sends one mail as the site would, past its queue, and says what the server answered; ends with 1 when it was not taken. */
async function tryMail(to: string | undefined): Promise<number> {
  const root = projectRoot();
  const read = configured(root, { makesKey: false });
  if ('problems' in read) return failed(read.problems.join('\n'));
  const { mail: settings, publicUrl, secret } = read.config;
  if (!settings) return failed('This site sends no mail: SMTP_URL and MAIL_FROM are not set. See .env.example.');
  const { data: address } = email.safeParse(to);
  if (!address) return failed('Say where to: npm run mail:test -- you@example.org');
  const build = (await import(pathToFileURL(join(root, 'build/server/index.js')).href)) as ServerBuild;
  const language = languages.find((one) => process.env.LANG?.startsWith(one)) ?? 'en';
  const until = new Date(Date.now() + 60_000).toISOString();
  const message = compose({
    mail: { id: newId(), to: { address, language }, kind: 'trial', data: {}, until },
    reader: { address, name: null, language, timeZone: 'UTC' },
    ...{ links: buildLinks({ publicUrl, secret }), from: settings.from, site: settings.from.name ?? 'Tilth', write: writerIn(build), at: new Date() },
  });
  const { hostname, port } = new URL(settings.smtpUrl);
  const server = port ? `${hostname}:${port}` : hostname;
  const transport = openTransport(settings);
  try {
    const answer = await transport.send(message);
    console.log(`${server} took the mail for ${address} and answered:\n  ${answer}`);
    return 0;
  } catch (error) {
    const { message: said, response, code, syscall } = error as Error & { response?: string; code?: string; syscall?: string };
    return failed(`${server} did not take the mail for ${address}${response ? ', and answered' : ''}:\n  ${response ?? said}\n${advice(syscall === 'connect' ? syscall : code)}`);
  } finally {
    transport.close();
  }
}

function advice(code: string | undefined): string {
  if (code === 'EAUTH') return 'Look at the user and the password in SMTP_URL. Signs such as @ or / in them are written as %40 or %2F.';
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return 'The server was reached, and refuses this sender, this recipient or this mail. Look at MAIL_FROM.';
  if (code === 'ETLS' || code === 'ESOCKET') return 'smtps:// is TLS from the first byte (465); smtp:// begins it with STARTTLS (587), which a server must offer where a password is given.';
  return 'Look at the host and the port in SMTP_URL, and whether this machine may reach them.';
}

function failed(words: string): number {
  console.error(words);
  return 1;
}

tryMail(process.argv[2]).then(
  (code) => process.exit(code),
  (error: Error) => process.exit(failed(error.message)),
);
