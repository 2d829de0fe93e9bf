import { Socket } from 'node:net';
import { Client } from 'pg';

export interface Address {
  host: string;
  port: number;
}

/** One open session, so that another process which stops can see that the server is still wanted. */
export interface Presence {
  client: Client;
  socket: Socket;
  isOpen: () => boolean;
}

/** Connects through the socket. */
export async function openPresence({ host, port }: Address): Promise<Presence> {
  const socket = new Socket();
  const client = new Client({
    ...{ host, port, user: 'tilth', database: 'postgres', ssl: false, stream: () => socket },
    ...{ application_name: 'tilth presence', connectionTimeoutMillis: 5000 },
  });
  let open = true;
  client.on('end', () => (open = false));
  // Without a listener the server's end would be an uncaught error here.
  client.on('error', () => (open = false));
  await client.connect();
  return { client, socket, isOpen: () => open };
}

/** The folder that the connected server works in. */
export async function dataDirectory({ client }: Presence): Promise<string> {
  const { rows } = await client.query<{ data_directory: string }>('show data_directory');
  return rows[0]?.data_directory ?? '';
}

/** Keeps the statements of members out of the log: an error's text may quote them. */
export async function keepStatementsOutOfLog({ client }: Presence): Promise<void> {
  await client.query("alter role tilth set log_min_messages = 'log'");
}

/** How many client sessions there are besides this one. */
export async function otherClients({ client }: Presence): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  return rows[0]?.count ?? 0;
}
