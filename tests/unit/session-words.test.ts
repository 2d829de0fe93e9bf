import { describe, expect, it } from 'vitest';
import { dayWithin, dayWords, hoursWords } from '../../app/session-words.server';

const now = '2026-11-22';

describe('a day in words', () => {
  it('begins large on its own, and small in the middle of a Spanish sentence', () => {
    expect([dayWords('en', '2026-11-30', now), dayWithin('en', '2026-11-30', now)]).toEqual(['Monday, November 30', 'Monday, November 30']);
    expect([dayWords('es', '2026-11-30', now), dayWithin('es', '2026-11-30', now)]).toEqual(['Lunes, 30 de noviembre', 'lunes 30 de noviembre']);
  });

  it('says the year where it is another', () => {
    expect([dayWithin('en', '2027-01-06', now), dayWithin('es', '2027-01-06', now)]).toEqual(['Wednesday, January 6, 2027', 'miércoles 6 de enero de 2027']);
  });
});

it('less than an hour is said in minutes', () => {
  expect([0.5, 0.75, 1, 1.5].map((hours) => hoursWords('en', hours))).toEqual(['30 minutes', '45 minutes', '1 hour', '1.5 hours']);
  expect([0.75, 1.5].map((hours) => hoursWords('es', hours))).toEqual(['45 minutos', '1.5 horas']);
});
