import type { IncomingMessage } from 'node:http';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import { z } from 'zod';
import { room, type Answer, type ClientEvents, type Room, type ServerEvents } from '../../app/contract/events';
import { limits } from '../../app/contract/limits';
import { problem, problemOf } from '../../app/contract/problems';
import type { Limiting } from '../limiting';
import type { Log } from '../log';
import { parse } from '../parse';
import type { SignedIn } from '../people/actor';
import { addressKey } from '../people/people';
import type { Services } from '../services';
import type { Telling, Told } from '../tell';

interface Listener extends SignedIn {
  /** Threads that this socket watches, with the community that each belongs to. */
  watching: Map<string, string>;
  /** Ends when the command before has been answered. */
  turn: Promise<void>;
}

type LiveServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, Listener>;
type LiveSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, Listener>;

const id = z.string().regex(/^[0-9a-z]{16}$/);
const seq = z.number().int().min(0).max(2_000_000_000);
const commands = {
  'thread:watch': z.strictObject({ threadId: id, after: seq }),
  'thread:post': z.strictObject({ threadId: id, seq: seq.min(1) }),
  'thread:unwatch': z.strictObject({ threadId: id }),
  'thread:read': z.strictObject({ threadId: id, seq }),
};
const threadsPerSocket = 20;

export interface Realtime {
  io: LiveServer;
  /** Puts out every socket that may not be where it is; runs by itself twice a minute. */
  askAgain(): Promise<void>;
  /** Ends every live connection. The server that they came through is not its own to close. */
  close(): void;
}

/** Builds the live side: carries facts to rooms, and calls the same verbs as pages for the few commands. */
export function buildRealtime(given: {
  services: Services;
  telling: Telling;
  limiting: Limiting;
  log: Log;
  ownOrigin: (request: IncomingMessage) => boolean;
  addressOf: (request: IncomingMessage) => string;
}): Realtime {
  const { services, log } = given;
  const connects = given.limiting.passing({ name: 'connects', points: 100, per: 60 });
  const sent = given.limiting.passing({ name: 'commands', points: 60, per: 10 });

  const io: LiveServer = new Server({
    serveClient: false,
    maxHttpBufferSize: limits.socketFrame,
    connectTimeout: 10_000,
    perMessageDeflate: false,
    allowRequest: (request, answer) => {
      if (!given.ownOrigin(request)) return answer('foreign origin', false);
      // Inside a promise: a throw here would end the process.
      Promise.resolve()
        .then(() => connects.take(addressKey(given.addressOf(request))))
        .then(
          () => answer(null, true),
          () => answer('too many connections', false),
        );
    },
  });

  io.use((socket, next) => {
    welcome(socket).then(
      () => next(),
      (error: unknown) => {
        const known = problemOf(error);
        if (!known) log.error({ err: error }, 'a handshake failed');
        next(new Error(known?.code ?? 'unavailable'));
      },
    );
  });

  /** The same question that pages ask: whose cookie is this? */
  async function welcome(socket: LiveSocket): Promise<void> {
    const me = await services.people.whose(socket.request.headers.cookie);
    if (!me) throw problem('signed_out');
    const open = io.sockets.adapter.rooms.get(room.person(me.actor.id))?.size ?? 0;
    if (open >= limits.socketsPerPerson) throw problem('too_many');
    Object.assign(socket.data, me, { watching: new Map(), turn: Promise.resolve() } satisfies Partial<Listener>);
  }

  io.on('connection', (socket) => {
    // Heard before anything is awaited: a command that comes at once must not be lost.
    listen(socket, 'thread:watch', async ({ threadId, after }) => {
      const { row } = await services.threads.access(socket.data.actor, threadId);
      if (socket.data.watching.size >= threadsPerSocket) throw problem('too_many');
      await socket.join(room.thread(threadId));
      socket.data.watching.set(threadId, row.communityId);
      try {
        // Asks the rule again, now inside the room: a membership that ended meanwhile found nobody to put out.
        return await services.threads.since(socket.data.actor, threadId, after);
      } catch (error) {
        await unwatch(socket, threadId);
        throw error;
      }
    });
    listen(socket, 'thread:post', async (command) => ({ post: await services.threads.one(socket.data.actor, command.threadId, command.seq) }));
    listen(socket, 'thread:unwatch', async ({ threadId }) => {
      await unwatch(socket, threadId);
      return {};
    });
    listen(socket, 'thread:read', async (command) => {
      await services.threads.markRead(socket.data.actor, command.threadId, command.seq);
      return {};
    });
    socket.on('error', (error) => log.debug({ err: error }, 'a socket failed'));
    enterRooms(socket).catch((error: unknown) => {
      log.error({ err: error }, 'a socket could not enter its rooms');
      socket.disconnect(true);
    });
  });

  /** Rooms are computed from the database at every connect, and once more when inside, for what changed meanwhile. */
  async function enterRooms(socket: LiveSocket): Promise<void> {
    const { actor, sessionId } = socket.data;
    await socket.join([room.session(sessionId), room.person(actor.id)]);
    const found = await services.communities.shared(actor);
    await socket.join(found.map(room.community));
    const [me, still] = await Promise.all([services.people.whose(socket.request.headers.cookie), services.communities.shared(actor)]);
    if (!me) return void socket.disconnect(true);
    await Promise.all(found.filter((id) => !still.includes(id)).map((id) => socket.leave(room.community(id))));
  }

  /** Hears one command: parsed, paced, answered once, and never able to end the process. */
  function listen<C extends keyof typeof commands>(
    socket: LiveSocket,
    command: C,
    run: (payload: z.output<(typeof commands)[C]>) => Promise<object>,
  ): void {
    socket.on(command as never, ((payload: unknown, ack: unknown) => {
      const answer = (result: Answer<object>) => {
        if (typeof ack === 'function') (ack as (result: Answer<object>) => void)(result);
      };
      // One at a time for each socket: a hundred asked for at once must not be held in memory at once.
      socket.data.turn = socket.data.turn
        .then(() => sent.take(socket.data.actor.id))
        .then(() => run(parse(commands[command], payload) as z.output<(typeof commands)[C]>))
        .then(
          (result) => answer({ ok: true, ...result }),
          (error: unknown) => {
            const known = problemOf(error);
            if (!known) log.error({ err: error, command }, 'a command failed');
            answer({ ok: false, problem: known ?? { code: 'unavailable' } });
          },
        )
        .catch((error: unknown) => log.error({ err: error, command }, 'an answer failed'));
    }) as never);
  }

  async function unwatch(socket: LiveSocket, threadId: string): Promise<void> {
    socket.data.watching.delete(threadId);
    await socket.leave(room.thread(threadId));
  }

  function socketsOf(personId: string): LiveSocket[] {
    const ids = io.sockets.adapter.rooms.get(room.person(personId)) ?? new Set<string>();
    return [...ids].flatMap((socketId) => io.sockets.sockets.get(socketId) ?? []);
  }

  given.telling.listen((told: Told) => {
    if ('event' in told) {
      io.to(told.room).emit(told.event, told.data as never);
      return;
    }
    switch (told.change) {
      case 'joined':
        io.in(room.person(told.personId)).socketsJoin(room.community(told.communityId));
        break;
      case 'left':
        for (const socket of socketsOf(told.personId)) {
          void socket.leave(room.community(told.communityId));
          for (const [threadId, communityId] of socket.data.watching) {
            if (communityId === told.communityId) void unwatch(socket, threadId);
          }
        }
        break;
      case 'narrowed':
        askAgain(told.communityId).catch((error: unknown) => log.error({ err: error }, 'sockets could not be asked again'));
        break;
      case 'signed-out':
        io.in(room.session(told.sessionId)).disconnectSockets(true);
        break;
      case 'signed-out-elsewhere':
        for (const socket of socketsOf(told.personId)) if (socket.data.sessionId !== told.keep) socket.disconnect(true);
        break;
      case 'site-emptied':
        io.disconnectSockets(true);
        break;
    }
  });

  /**
   * Asks of every socket again what was asked at its connect. What ends a session or a membership puts sockets out in
   * the same step; this catches what had no such step: a session that ran out, a row changed by hand. With a community,
   * it asks those alone who watch a thread of it.
   */
  async function askAgain(only?: string): Promise<void> {
    for (const socket of io.sockets.sockets.values()) {
      if (!socket.data.actor) continue;
      if (only && ![...socket.data.watching.values()].includes(only)) continue;
      const me = await services.people.whose(socket.request.headers.cookie);
      if (!me) {
        socket.disconnect(true);
        continue;
      }
      const communities = new Set((await services.communities.shared(me.actor)).map(room.community));
      for (const entered of socket.rooms) {
        if (entered.startsWith('community:') && !communities.has(entered as Room & `community:${string}`)) await socket.leave(entered);
      }
      for (const threadId of socket.data.watching.keys()) {
        await services.threads.access(me.actor, threadId).catch(() => unwatch(socket, threadId));
      }
    }
  }
  const sweep = setInterval(() => {
    askAgain().catch((error: unknown) => log.error({ err: error }, 'sockets could not be asked again'));
  }, 30_000);
  sweep.unref();

  return {
    io,
    askAgain,
    close() {
      clearInterval(sweep);
      io.engine.close();
    },
  };
}
