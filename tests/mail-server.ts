import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived: parsed, with its source and whom it was handed over for. */
export interface Arrived extends Email {
  source: string;
  to: { name: string; address: string }[];
  envelope: { from: string; to: string[] };
}

/** What the server does with a mail before it takes it; whatever it throws is its answer. */
type Hold = (source: string) => Promise<void> | void;

/** A mail server on this machine that keeps what it gets. */
export async function openServer() {
  const arrived: Arrived[] = [];
  const at: { hold: Hold; refuses: ((address: string) => Error | null) | null } = { hold: () => undefined, refuses: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(at.refuses?.(address) ?? null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString();
        void (async () => {
          await at.hold(source);
          const parsed = await PostalMime.parse(source);
          const { mailFrom, rcptTo } = session.envelope;
          arrived.push({ ...parsed, source, to: (parsed.to ?? []) as Arrived['to'], envelope: { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) } });
        })().then(() => done(), (error: Error) => done(error));
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { arrived, at, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** The value of a header, whatever its case. */
export const header = (mail: Email, name: string) => mail.headers.find(({ key }) => key === name.toLowerCase())?.value;

/** The addresses in a mail's text that lead to a path of the site. */
export const linksIn = (mail: Email, path: string) => [...(mail.text ?? '').matchAll(/https?:\/\/\S+/g)].map(([link]) => new URL(link)).filter(({ pathname }) => pathname.startsWith(path));
