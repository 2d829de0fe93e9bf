import { Agent, get } from 'node:http';
import { answering } from './answering.mjs';

// Asks for one page again and again on 10 connections, each asking anew when it has its answer.

const connections = 10;
const agent = new Agent({ keepAlive: true, maxSockets: connections });

/** @param {string} url @param {Record<string, string>} headers @returns {Promise<void>} */
function ask(url, headers) {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume().on('end', resolve).on('error', reject);
    });
    request.on('error', reject);
  });
}

answering(async ({ url, cookie, count, seconds }) => {
  const headers = cookie ? { cookie } : {};
  const deadline = performance.now() + seconds * 1000;
  /** @type {number[]} */
  const latencies = [];
  let asked = 0;
  async function reader() {
    while (asked < count && performance.now() < deadline) {
      asked += 1;
      const began = performance.now();
      await ask(url, headers);
      latencies.push(performance.now() - began);
    }
  }
  await Promise.all(Array.from({ length: connections }, reader));
  return { latencies };
});
