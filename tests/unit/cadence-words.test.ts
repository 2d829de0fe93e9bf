import { describe, expect, it } from 'vitest';
import { cadenceWords, patternWords, spanWords, zoneWords } from '../../app/cadence-words.server';
import { slotWords } from '../../app/slot-words.server';
import { nextSix } from '../../server/series/calendar-notes';
import { readRule } from '../../server/series/recurrence';

const first = '2026-03-12T18:30';
const both = (rrule: string | null, timeZone = 'America/Chicago', minutes = 90) => (['en', 'es'] as const).map((language) => cadenceWords(language, { rule: rrule === null ? null : readRule(rrule), first, minutes, timeZone }));
/** As it is written: no line ends inside a time, nor between two but before the "a" of Spanish. */
const together = (words: string) => words.replace(/(de )?\d+:\d\d( [AP]M)?(–| a )\d+:\d\d ([AP]M|[ap]\.m\.)/g, (span) => span.replaceAll(' ', '\u00a0').replace('\u00a0a\u00a0', ' a\u00a0').replace('–', '–\u2060'));

describe('a cadence in words', () => {
  it('says when, from when to when, in which zone, and until when', () => {
    expect(both('FREQ=MONTHLY;BYDAY=2TH;UNTIL=20270611')).toEqual([
      together('2nd Thursday of each month, 6:30–8:00 PM Central, until June 11, 2027'),
      together('Segundo jueves de cada mes, de 6:30 a 8:00 p.m., hora central, hasta el 11 de junio de 2027'),
    ]);
    expect(both('FREQ=WEEKLY;BYDAY=TH;COUNT=10')).toEqual([together('Every Thursday, 6:30–8:00 PM Central, 10 sessions'), together('Cada jueves, de 6:30 a 8:00 p.m., hora central, 10 sesiones')]);
    expect(both('FREQ=WEEKLY;BYDAY=TH;COUNT=1')).toEqual([together('Every Thursday, 6:30–8:00 PM Central, 1 session'), together('Cada jueves, de 6:30 a 8:00 p.m., hora central, 1 sesión')]);
    expect(both(null)).toEqual([together('Thursday, March 12, 2026, 6:30–8:00 PM Central'), together('Jueves, 12 de marzo de 2026, de 6:30 a 8:00 p.m., hora central')]);
  });

  it('says the last day as the zone of the series has it', () => {
    expect(both('FREQ=WEEKLY;UNTIL=20260612T033000Z')[0]).toBe(together('Every Thursday, 6:30–8:00 PM Central, until June 11, 2026'));
  });

  it.each([
    ['FREQ=WEEKLY', 'Every Thursday', 'Cada jueves'],
    ['FREQ=WEEKLY;BYDAY=MO,WE', 'Every Monday and Wednesday', 'Cada lunes y miércoles'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'Every weekday', 'De lunes a viernes'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'Every day', 'Todos los días'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 'Every two weeks on Thursday', 'Cada dos semanas, los jueves'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU', 'Every two weeks on Saturday and Sunday', 'Cada dos semanas, los sábados y domingos'],
    ['FREQ=WEEKLY;INTERVAL=6;BYDAY=TU', 'Every 6 weeks on Tuesday', 'Cada 6 semanas, los martes'],
    ['FREQ=WEEKLY;BYDAY=TU;BYSETPOS=1', 'Every Tuesday', 'Cada martes'],
    ['FREQ=WEEKLY;BYDAY=TU,TH;BYSETPOS=-1', 'Last of these days each week: Tuesday and Thursday', 'Último día de cada semana entre estos: martes y jueves'],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH;BYSETPOS=1', '1st of these days every 3 weeks: Tuesday and Thursday', 'Primer día entre estos, cada 3 semanas: martes y jueves'],
    ['FREQ=MONTHLY', '12th of each month', 'Día 12 de cada mes'],
    ['FREQ=MONTHLY;BYDAY=1TH,3TH', '1st and 3rd Thursday of each month', 'Primer y tercer jueves de cada mes'],
    ['FREQ=MONTHLY;BYDAY=-1MO', 'Last Monday of each month', 'Último lunes de cada mes'],
    ['FREQ=MONTHLY;BYDAY=-2MO', '2nd to last Monday of each month', 'Penúltimo lunes de cada mes'],
    ['FREQ=MONTHLY;BYDAY=-3MO', '3rd to last Monday of each month', 'Antepenúltimo lunes de cada mes'],
    ['FREQ=MONTHLY;BYDAY=2TU,2TH', '2nd Tuesday and Thursday of each month', 'Segundo martes y jueves de cada mes'],
    ['FREQ=MONTHLY;BYDAY=1MO,-1FR', '1st Monday and last Friday of each month', 'Primer lunes y último viernes de cada mes'],
    ['FREQ=MONTHLY;BYDAY=MO,1SU', 'Every Monday and 1st Sunday of each month', 'Cada lunes y primer domingo de cada mes'],
    ['FREQ=MONTHLY;BYDAY=TH', 'Every Thursday of each month', 'Cada jueves de cada mes'],
    ['FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH', '2nd Thursday every 3 months', 'Segundo jueves cada 3 meses'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15', '1st and 15th of each month', 'Día 1 y día 15 de cada mes'],
    ['FREQ=MONTHLY;BYMONTHDAY=22,23', '22nd and 23rd of each month', 'Día 22 y día 23 de cada mes'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'Last day of each month', 'Último día de cada mes'],
    ['FREQ=MONTHLY;BYMONTHDAY=-2', '2nd to last day of each month', 'Penúltimo día de cada mes'],
    ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', '13th of each month, when it is Friday', 'Día 13 de cada mes, si cae en viernes'],
    ['FREQ=MONTHLY;BYMONTHDAY=8;BYDAY=2TU', '8th of each month, when it is 2nd Tuesday', 'Día 8 de cada mes, si cae en segundo martes'],
    ['FREQ=MONTHLY;BYDAY=TH;BYSETPOS=2', '2nd Thursday of each month', 'Segundo jueves de cada mes'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'Last weekday of each month', 'Último día de lunes a viernes de cada mes'],
    ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1', '1st of these days: every Monday and every Tuesday of each month', 'Primer día entre estos: cada lunes y cada martes de cada mes'],
    ['FREQ=DAILY', 'Every day', 'Todos los días'],
    ['FREQ=DAILY;INTERVAL=10', 'Every 10 days', 'Cada 10 días'],
    ['FREQ=DAILY;BYDAY=MO,WE', 'Every Monday and Wednesday', 'Cada lunes y miércoles'],
    ['FREQ=DAILY;BYMONTHDAY=1,3', '1st and 3rd of each month', 'Día 1 y día 3 de cada mes'],
    ['FREQ=DAILY;INTERVAL=3;BYDAY=MO', 'Every 3 days, when it is Monday', 'Cada 3 días, si cae en lunes'],
    ['FREQ=DAILY;INTERVAL=3;BYMONTHDAY=1', 'Every 3 days, when it is the 1st of the month', 'Cada 3 días, si es día 1 del mes'],
  ])('says %s', (rrule, en, es) => {
    expect([patternWords('en', readRule(rrule), first), patternWords('es', readRule(rrule), first)]).toEqual([en, es]);
  });

  it('says from when to when', () => {
    expect(spanWords('en', '2026-03-12T11:30', 60)).toBe(together('11:30 AM–12:30 PM'));
    expect(spanWords('en', '2026-03-12T09:00', 45)).toBe(together('9:00–9:45 AM'));
    expect(spanWords('en', '2026-03-12T23:30', 60)).toBe(together('11:30 PM–12:30 AM'));
    expect(spanWords('es', '2026-03-12T09:00', 45)).toBe(together('de 9:00 a 9:45 a.m.'));
  });

  it('says zones as people do', () => {
    const zones = ['America/New_York', 'America/Denver', 'America/Los_Angeles', 'America/Phoenix', 'Pacific/Honolulu', 'Europe/Madrid', 'UTC'];
    expect(zones.map((zone) => zoneWords('en', zone))).toEqual(['Eastern', 'Mountain', 'Pacific', 'Arizona', 'Hawaii', 'Central European', 'UTC']);
    expect(zones.map((zone) => zoneWords('es', zone))).toEqual(['hora del Este', 'hora de las Montañas Rocosas', 'hora del Pacífico', 'hora de Arizona', 'hora de Hawái', 'hora de Europa central', 'UTC']);
  });
});

describe('a date in words', () => {
  const fall = { rrule: 'FREQ=WEEKLY', dtstartLocal: '2026-10-29T18:30', zone: 'America/Chicago' };
  const said = (language: 'en' | 'es', readerZone: string) => nextSix(fall, new Date('2026-10-20T00:00:00Z'), readerZone).map((slot) => slotWords(language, slot, 90, fall.zone, readerZone));

  it('says holidays, clocks that change, and the time of a reader elsewhere', () => {
    const chicago = said('en', 'America/Chicago');
    expect(chicago.map(({ notes }) => notes)).toEqual([[], ['Before this date the clocks go back by 1 hour.'], [], [], ['Thanksgiving'], []]);
    expect(chicago[0]).toMatchObject({ at: '2026-10-29T23:30:00.000Z', day: 'Thursday, October 29, 2026', time: together('6:30–8:00 PM Central'), yours: null });
    const phoenix = said('en', 'America/Phoenix');
    expect(phoenix[0]!.yours).toBe(together('4:30–6:00 PM Arizona'));
    expect(phoenix[1]!.notes).toEqual(['Before this date the clocks go back by 1 hour.', 'For you it is 1 hour later than the one before.']);
    expect(said('en', 'Europe/Madrid')[0]!.yours).toBe(together('Friday, 12:30–2:00 AM Central European'));
    expect(said('es', 'Europe/Madrid')[1]).toMatchObject({ day: 'Jueves, 5 de noviembre de 2026', time: together('de 6:30 a 8:00 p.m., hora central'), yours: together('viernes, de 1:30 a 3:00 a.m., hora de Europa central'), notes: ['Antes de esta fecha los relojes se atrasan 1 hora.', 'Para ti es 1 hora después que la anterior.'] });
  });

  it('says where the clocks leave a time out', () => {
    const [, gap] = nextSix({ rrule: 'FREQ=DAILY', dtstartLocal: '2026-03-07T02:30', zone: 'America/Chicago' }, new Date('2026-03-01T00:00:00Z'), 'America/Chicago');
    expect(slotWords('en', gap!, 60, 'America/Chicago', 'America/Chicago')).toMatchObject({ time: together('3:30–4:30 AM Central'), notes: ['The clocks leave this hour out on this day, so it begins at 3:30 AM.', 'Before this date the clocks go forward by 1 hour.'] });
  });
});
