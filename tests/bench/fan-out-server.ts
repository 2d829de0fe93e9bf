import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { room, type ReplyCreated } from '../../app/contract/events';
import { limits } from '../../app/contract/limits';
import type { Database } from '../../db/connect';
import { unlimited } from '../../server/limiting';
import { buildLog } from '../../server/log';
import { buildRealtime } from '../../server/realtime/realtime';
import type { Services } from '../../server/services';
import { buildTelling } from '../../server/tell';
import { answering } from './answering.mjs';

/** Tells one fact to everybody in the room. */
type Say = (fact: ReplyCreated) => unknown;

/** The product's live side as at boot, with unlimited connects and listeners that need no database. */
function product(server: HttpServer): Say {
  const log = buildLog('silent');
  const noDatabase = { transaction: (work: (tx: null) => Promise<unknown>) => work(null) } as unknown as Database;
  const telling = buildTelling(noDatabase, log);
  const { io } = buildRealtime({
    services: listeners as unknown as Services,
    telling,
    limiting: unlimited,
    log,
    ownOrigin: () => true,
    addressOf: () => '127.0.0.1',
  });
  io.attach(server);
  return (data) => telling.commit(async (_tx, tell) => tell({ room: room.thread(data.threadId), event: 'reply:created', data }));
}

/** What a socket asks at its welcome and when it begins to watch. */
const listeners = {
  people: {
    whose: async (cookie: string) => ({ actor: { id: cookie }, sessionId: cookie, expiresAt: new Date(Date.now() + 3_600_000) }),
  },
  communities: { shared: async () => ['community'] },
  threads: { access: async () => ({ row: { communityId: 'community' } }), since: async () => ({ posts: [], more: false }) },
};

/** Socket.IO alone, with the product's options. */
function bare(server: HttpServer): Say {
  const io = new Server(server, { serveClient: false, maxHttpBufferSize: limits.socketFrame, connectTimeout: 10_000, perMessageDeflate: false });
  io.on('connection', (socket) => {
    socket.on('thread:watch', async ({ threadId }: { threadId: string }, ack: (answer: object) => void) => {
      await socket.join(room.thread(threadId));
      ack({ ok: true });
    });
  });
  return (fact) => io.to(room.thread(fact.threadId)).emit('reply:created', fact);
}

/** A reply of usual length. Its client id carries the instant at which it was sent. */
function fact(threadId: string, seq: number): ReplyCreated {
  const words = 'We tried it for a week. I waited **five seconds longer** and counted: she spoke first, nearly every time. What do you see when you wait?';
  return {
    threadId,
    post: {
      seq,
      author: { handle: 'yusuf-abdi', name: 'Yusuf Abdi', photo: null, tint: 'sage', roleTitle: 'Early Head Start teacher' },
      html: `<p>${words}</p>\n`,
      at: new Date().toISOString(),
      clientId: process.hrtime.bigint().toString(),
    },
  };
}

const server = createServer();
const say = { product, bare }[process.argv[2] as 'product' | 'bare'](server);

function listen(): Promise<{ port: number }> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({ port: (server.address() as AddressInfo).port })));
}

function speak({ threadId, count, perSecond }: { threadId: string; count: number; perSecond: number }): Promise<object> {
  return new Promise((resolve) => {
    let said = 0;
    const talk = setInterval(() => {
      said += 1;
      say(fact(threadId, said));
      if (said < count) return;
      clearInterval(talk);
      resolve({ said });
    }, 1000 / perSecond);
  });
}

answering((message: 'listen' | Parameters<typeof speak>[0]) => (message === 'listen' ? listen() : speak(message)));
