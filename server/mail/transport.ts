import type { SendMailOptions } from 'nodemailer';
import type { MailConfig } from '../env';
import { isLoopback } from '../env';

export interface Transport {
  /** Hands a message over; answers what the server said. */
  send(message: SendMailOptions, signal?: AbortSignal): Promise<string>;
  close(): void;
}

/** Opens the way to the server that takes the site's mail. Nothing is loaded or connected before there is a mail. */
export function openTransport({ smtpUrl }: Pick<MailConfig, 'smtpUrl'>): Transport {
  let transporter: Awaited<ReturnType<typeof open>> | null = null;

  async function open() {
    const { createTransport } = await import('nodemailer');
    const { username, hostname } = new URL(smtpUrl);
    return createTransport({
      url: smtpUrl,
      // A password does not cross the network in the clear, even where somebody on the way leaves STARTTLS out.
      requireTLS: username !== '' && !isLoopback(hostname),
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  return {
    async send(message, signal) {
      signal?.throwIfAborted();
      transporter ??= await open();
      const { response } = await transporter.sendMail(message);
      return response;
    },
    close: () => transporter?.close(),
  };
}

/** Whether the server said no for good: another try would be told the same. */
export function isFinal(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode ?? 0) >= 500;
}
