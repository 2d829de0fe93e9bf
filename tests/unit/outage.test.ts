import { expect, test } from 'vitest';
import { isOutage } from '../../server/outage';

const fault = (fields: object, message = 'a fault') => Object.assign(new Error(message), fields);

test('a database that is away is told from a fault of our own, however deep it lies', () => {
  const outages = [fault({ code: 'ENOENT', syscall: 'connect' }), fault({ code: 'ECONNREFUSED' }), fault({ code: '57P03' }), fault({ code: '53100' }), fault({ code: '08006' }), new Error('Connection terminated unexpectedly'), new Error('Failed query', { cause: fault({ code: '57P01' }) })];
  const own = [fault({ code: 'ENOENT', syscall: 'open' }), fault({ code: '23505' }), fault({ code: '57014' }), new TypeError('x is not a function'), 'words', null, new Error('Failed query', { cause: fault({ code: '42703' }) })];
  expect(outages.map(isOutage)).toEqual(outages.map(() => true));
  expect(own.map(isOutage)).toEqual(own.map(() => false));
});
