import { createServer } from 'node:http';
import express from 'express';
import { answering } from './answering.mjs';

// The yardsticks: the least that an answer costs with node:http alone, and with Express.

const makers = {
  http: () => createServer((_request, response) => response.setHeader('Content-Type', 'text/plain').end('hello')),
  express: () => createServer(express().get('/', (_request, response) => void response.send('hello'))),
};

const server = makers[/** @type {keyof typeof makers} */ (process.argv[2])]();

answering(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  return { port: /** @type {import('node:net').AddressInfo} */ (server.address()).port };
});
