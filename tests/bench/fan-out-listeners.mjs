import { io } from 'socket.io-client';
import { answering } from './answering.mjs';

// The sockets of one room, all in this process: they hear, and note how long each message took to come.

/** @type {number[]} */
let delays = [];

/** @param {string} url @param {string} threadId @param {number} index */
async function listener(url, threadId, index) {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie: `tilth=listener${index}` } });
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject));
  socket.on('reply:created', ({ post }) => delays.push(Number(process.hrtime.bigint() - BigInt(post.clientId)) / 1e6));
  const answer = await socket.emitWithAck('thread:watch', { threadId, after: 0 });
  if (!answer.ok) throw new Error('A socket may not watch the thread.');
}

/** Answers what was heard when all of it has come. @param {number} expected */
async function heard(expected) {
  for (const deadline = performance.now() + 5_000; delays.length < expected; ) {
    if (performance.now() > deadline) throw new Error(`${delays.length} of ${expected} deliveries came.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const all = delays;
  delays = [];
  return { delays: all };
}

answering(async ({ url, threadId, sockets, expected }) => {
  if (expected) return heard(expected);
  for (let index = 0; index < sockets; index += 1) await listener(url, threadId, index);
  return {};
});
