import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/domain/time/read-time.js';

const now = new Date('2026-11-23T09:00:00Z'); // a Monday, 10:00 in Berlin
const evening = '2026-11-26T20:51:00Z'; // a Thursday, 21:51 in Berlin

/** `2026-11-23T08:42 rolled back`; only the text if no time was read; the reason if it is unclear. */
function read(typed: string, timeZone: string | null = 'Europe/Berlin', when: Date | string = now): string {
  const found = readTime(typed, new Date(when), timeZone);
  if (found.kind === 'read') return `${found.at.toISOString().slice(0, 16)} ${found.rest}`;
  return found.kind === 'none' ? typed : `${found.why}: ${found.said}`;
}

describe('a time before the text', () => {
  it.each([
    ['09:42 rolled back', '2026-11-23T08:42 rolled back'],
    ['at 09:42 rolled back', '2026-11-23T08:42 rolled back'],
    ['@09:42 rolled back', '2026-11-23T08:42 rolled back'],
    ['[09:42] rolled back', '2026-11-23T08:42 rolled back'],
    ['(09:42:33) rolled back', '2026-11-23T08:42 rolled back'],
    ['9:42h rolled back', '2026-11-23T08:42 rolled back'],
    ['at 9am: rolled back', '2026-11-23T08:00 rolled back'],
    ['9:42 a.m. rolled back', '2026-11-23T08:42 rolled back'],
    ['9.42am rolled back', '2026-11-23T08:42 rolled back'],
    ['12:15am rolled back', '2026-11-22T23:15 rolled back'],
    ['12:15 PM rolled back', '2026-11-22T11:15 rolled back'],
    ['at noon rolled back', '2026-11-22T11:00 rolled back'],
    ['10 minutes ago rolled back', '2026-11-23T08:50 rolled back'],
    ['5m ago rolled back', '2026-11-23T08:55 rolled back'],
    ['half an hour ago rolled back', '2026-11-23T08:30 rolled back'],
    ['an hour and a half ago: rolled back', '2026-11-23T07:30 rolled back'],
    ['1h 30m ago rolled back', '2026-11-23T07:30 rolled back'],
    ['two hours and 5 minutes ago rolled back', '2026-11-23T06:55 rolled back'],
    ['2 days ago rolled back', '2026-11-21T09:00 rolled back'],
    ['2 days ago at 14:02 rolled back', '2026-11-21T13:02 rolled back'],
    ['today 9:42 rolled back', '2026-11-23T08:42 rolled back'],
    ['yesterday 23:50 rolled back', '2026-11-22T22:50 rolled back'],
    ['yesterday at 3 rolled back', '2026-11-22T02:00 rolled back'],
    ['yesterday evening 8:30 rolled back', '2026-11-22T19:30 rolled back'],
    ['last night 23:50 rolled back', '2026-11-22T22:50 rolled back'],
    ['last night at 1:30 rolled back', '2026-11-23T00:30 rolled back'],
    ['this morning at 9:15 rolled back', '2026-11-23T08:15 rolled back'],
    ['last friday at 9 rolled back', '2026-11-20T08:00 rolled back'],
    ['friday 17:00 rolled back', '2026-11-20T16:00 rolled back'],
    ['monday 09:42 rolled back', '2026-11-23T08:42 rolled back'],
    ['monday 14:02 rolled back', '2026-11-16T13:02 rolled back'],
    ['last monday 09:42 rolled back', '2026-11-16T08:42 rolled back'],
    ['2026-11-20 14:02 rolled back', '2026-11-20T13:02 rolled back'],
    ['2026-11-20T14:02:33Z rolled back', '2026-11-20T14:02 rolled back'],
    ['Nov 20 14:02 rolled back', '2026-11-20T13:02 rolled back'],
    ['on 20th of November, 2026 at 2pm rolled back', '2026-11-20T13:00 rolled back'],
    ['20.11. 14:02 rolled back', '2026-11-20T13:02 rolled back'],
    ['11/20 14:02 rolled back', '2026-11-20T13:02 rolled back'],
    ['14:02 yesterday rolled back', '2026-11-22T13:02 rolled back'],
    ['14:02 on friday, rolled back', '2026-11-20T13:02 rolled back'],
  ])('is read in the writer’s zone: %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  it('is yesterday’s if today’s is still to come', () => {
    expect(read('23:55 rolled back')).toBe('2026-11-22T22:55 rolled back');
  });

  it.each([
    ['09:42, rolled back'],
    ['09:42 - rolled back'],
    ['09:42 – rolled back'],
    ['09:42 · rolled back'],
    ['09:42: rolled back'],
    ['09:42\nrolled back'],
  ])('returns the text without the separator: %j', (typed) => {
    expect(read(typed)).toBe('2026-11-23T08:42 rolled back');
  });

  it.each([
    ['09:42 -5 pods', '2026-11-23T08:42 -5 pods'],
    ['09:42 :fire: in the rack', '2026-11-23T08:42 :fire: in the rack'],
    ['09:42 5/6 pods ready', '2026-11-23T08:42 5/6 pods ready'],
    ['09:42 sun servers back', '2026-11-23T08:42 sun servers back'],
    ['09:42 yesterday’s deploy broke', '2026-11-23T08:42 yesterday’s deploy broke'],
    ['09:42 west region is down', '2026-11-23T08:42 west region is down'],
    ['09:42 est la fin', '2026-11-23T08:42 est la fin'],
    ['09:42 one\n\n  two', '2026-11-23T08:42 one\n\n  two'],
  ])('leaves the text as it is: %j', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });
});

describe('a number that is not a time', () => {
  it.each([
    '5 nodes were down',
    '5 to 7 pods restarted',
    '8 - 10 servers down',
    '8-10 servers down',
    'at 3 nodes the cluster lost quorum',
    'yesterday at 3 nodes the cluster lost quorum',
    'wed 10 requests failed',
    'friday at 10 requests per second it broke',
    'yesterday 10 of 12 nodes lost',
    'yesterday at 10 of 12 nodes quorum was lost',
    '2 hours before we deployed',
    '2 hours after we deployed',
    '5 hours after the deploy it broke',
    '10 minutes after the deploy errors began',
    'in 5 minutes we deploy',
    '5 hours into the incident',
    'rolled back at 14:02',
    'may the force',
    'may 5 pods restart',
    'monday is gone',
    'today we deploy',
    '100% of errors',
    '5xx are up',
    '2.30 was released',
    'v14:02 was released',
    '16:9 is the ratio',
    '14:02% of it',
    '12:34:56:78:9a:bc flaps',
    '10:30x faster',
    '9 PM2 processes died',
    '5 am-servers',
    '1402 errors',
    '10.0.0.1 is down',
    'half the nodes are gone',
    'an hour',
    'noon batch failed',
    'midnight deploy failed',
    'now it is back',
    '3/4 of the nodes are gone',
    '',
  ])('stays in the text: %s', (typed) => {
    expect(readTime(typed, now, 'Europe/Berlin')).toEqual({ kind: 'none' });
    expect(readTime(typed, new Date(evening), 'America/New_York')).toEqual({ kind: 'none' });
  });
});

describe('a range', () => {
  it.each([
    ['14:02-14:10 errors', '2026-11-26T13:02'],
    ['14:02 - 14:10 errors', '2026-11-26T13:02'],
    ['14:02–14:10: errors', '2026-11-26T13:02'],
    ['14:02/14:10 errors', '2026-11-26T13:02'],
    ['14:02 to 14:10 errors', '2026-11-26T13:02'],
    ['at 14:02 until 14:10 errors', '2026-11-26T13:02'],
    ['14:02 until the rollback errors', '2026-11-26T13:02'],
    ['from 14:02 to 14:10 errors', '2026-11-26T13:02'],
    ['between 14:02 and 14:10 errors', '2026-11-26T13:02'],
    ['yesterday 23:50-00:10 errors', '2026-11-25T22:50'],
    ['yesterday 14:02-05:00 errors', '2026-11-25T13:02'],
    ['5am-7am errors', '2026-11-26T04:00'],
    ['2:00-4:00pm errors', '2026-11-26T13:00'],
    ['2-4pm errors', '2026-11-26T13:00'],
    ['11-1pm errors', '2026-11-26T10:00'],
    ['5 to 7pm pods restarted', '2026-11-26T16:00'],
    ['14:02-14:10 UTC errors', '2026-11-26T14:02'],
    ['14:02, 14:05 and 14:10 errors', '2026-11-26T13:02'],
    ['10-15 minutes ago errors', '2026-11-26T20:41'],
    ['around 14:02 errors', '2026-11-26T13:02'],
    ['~14:02 errors', '2026-11-26T13:02'],
    ['since 14:02 errors', '2026-11-26T13:02'],
  ])('counts by its first time and keeps all of the text, as do times with other words: %s', (typed, at) => {
    expect(read(typed, 'Europe/Berlin', evening)).toBe(`${at} ${typed}`);
  });
});

describe('a zone next to the time', () => {
  const afternoon = '2026-11-26T15:30:00Z'; // a Thursday, 16:30 in Berlin
  it.each([
    ['14:02 PST rolled back', '2026-11-25T22:02 rolled back'],
    ['yesterday 14:02 PST rolled back', '2026-11-25T22:02 rolled back'],
    ['2:02 pm PT rolled back', '2026-11-25T22:02 rolled back'],
    ['14:02 UTC rolled back', '2026-11-26T14:02 rolled back'],
    ['14:02 utc rolled back', '2026-11-26T14:02 rolled back'],
    ['14:02 (UTC) rolled back', '2026-11-26T14:02 rolled back'],
    ['14:02Z rolled back', '2026-11-26T14:02 rolled back'],
    ['14:02 yesterday UTC rolled back', '2026-11-25T14:02 rolled back'],
    ['14:02 UTC+2 rolled back', '2026-11-26T12:02 rolled back'],
    ['14:02 +05:30 rolled back', '2026-11-26T08:32 rolled back'],
    ['2026-11-26T09:02-05:00 rolled back', '2026-11-26T14:02 rolled back'],
    ['09:02:33-05:00 rolled back', '2026-11-26T14:02 rolled back'],
    ['14:02+0530 rolled back', '2026-11-26T08:32 rolled back'],
    ['14:02 IST rolled back', '2026-11-26T08:32 rolled back'],
    ['14:02 America/New_York rolled back', '2026-11-25T19:02 rolled back'],
    ['14:02 +1000 requests', '2026-11-26T13:02 +1000 requests'],
    ['14:02 AWS/EC2 failed', '2026-11-26T13:02 AWS/EC2 failed'],
    ['14:02 z-index is wrong', '2026-11-26T13:02 z-index is wrong'],
    ['14:02 UTC-based jobs ran twice', '2026-11-26T13:02 UTC-based jobs ran twice'],
    ['14:02 UTC-5 rolled back', '2026-11-25T19:02 rolled back'],
  ])('counts: %s', (typed, expected) => {
    expect(read(typed, 'Europe/Berlin', afternoon)).toBe(expected);
  });
});

describe('a time that is invalid or ambiguous', () => {
  const afternoon = '2026-11-26T15:30:00Z';
  it.each([
    ['at 25:99 foo', 'no_such_time: 25:99'],
    ['25:99 foo', 'no_such_time: 25:99'],
    ['24:00 foo', 'no_such_time: 24:00'],
    ['13am foo', 'no_such_time: 13am'],
    ['yesterday 9:77 foo', 'no_such_time: yesterday 9:77'],
    ['Feb 30 14:02 foo', 'no_such_time: Feb 30 14:02'],
    ['2026-13-45 14:02 foo', 'no_such_time: 2026-13-45 14:02'],
    ['tomorrow 14:02 foo', 'to_come: tomorrow 14:02'],
    ['today 17:00 foo', 'to_come: today 17:00'],
    ['next friday 17:00 foo', 'to_come: next friday 17:00'],
    ['Nov 26 17:00 foo', 'to_come: Nov 26 17:00'],
    ['Dec 24 14:02 foo', 'to_come: Dec 24 14:02'],
    ['2027-01-01 14:02 foo', 'to_come: 2027-01-01 14:02'],
    ['3/4 14:02 foo', 'unsure: 3/4 14:02'],
    ['14:02 friday release foo', 'unsure: 14:02 friday'],
    ['at 14.02 foo', 'unsure: 14.02'],
    ['0001-01-01 10:00 foo', 'too_long_ago: 0001-01-01 10:00'],
    ['999999 weeks ago foo', 'too_long_ago: 999999 weeks ago'],
  ])('is reported with the reason: %s', (typed, expected) => {
    expect(read(typed, 'Europe/Berlin', afternoon)).toBe(expected);
  });

  it('is unclear in an unknown zone, unless a zone was typed', () => {
    expect(read('14:02 foo', null)).toBe('no_zone: 14:02');
    expect(read('14:02 foo', 'Nowhere/Land')).toBe('no_zone: 14:02');
    expect(read('08:02 UTC foo', null)).toBe('2026-11-23T08:02 foo');
    expect(read('10 minutes ago foo', null)).toBe('2026-11-23T08:50 foo');
  });
});

describe('the latest time in the past', () => {
  it('is right on the night the clocks change', () => {
    const morning = new Date('2026-10-25T09:00:00Z');
    expect(read('yesterday 23:50 x', 'Europe/Berlin', morning)).toBe('2026-10-24T21:50 x');
    expect(read('03:30 x', 'Europe/Berlin', morning)).toBe('2026-10-25T02:30 x');
  });

  it('is the second of two repeated hours once that has passed', () => {
    expect(read('2:30 x', 'Europe/Berlin', '2026-10-25T01:05:00Z')).toBe('2026-10-25T00:30 x');
    expect(read('2:30 x', 'Europe/Berlin', '2026-10-25T01:30:00Z')).toBe('2026-10-25T01:30 x');
    expect(read('1:05 x', 'America/New_York', '2026-11-01T06:10:00Z')).toBe('2026-11-01T06:05 x');
    expect(read('1:15 x', 'America/New_York', '2026-11-01T06:10:00Z')).toBe('2026-11-01T05:15 x');
    expect(read('1:45 x', 'Australia/Lord_Howe', '2026-04-04T15:05:00Z')).toBe('2026-04-04T14:45 x');
    expect(read('3:10 x', 'Pacific/Chatham', '2026-04-04T14:40:00Z')).toBe('2026-04-04T14:25 x');
  });

  it('is the previous day’s if the clocks skipped it, and unclear on the day itself', () => {
    expect(read('2:30 x', 'Europe/Berlin', '2026-03-29T09:00:00Z')).toBe('2026-03-28T01:30 x');
    expect(read('today 2:30 x', 'Europe/Berlin', '2026-03-29T09:00:00Z')).toBe('skipped: today 2:30');
    expect(read('2:15 x', 'Australia/Lord_Howe', '2026-10-03T20:00:00Z')).toBe('2026-10-02T15:45 x');
  });

  it('skips a day that a country never had', () => {
    expect(read('yesterday 10:00 x', 'Pacific/Apia', '2011-12-30T20:00:00Z')).toBe('2011-12-29T20:00 x');
    expect(read('12:00 x', 'Pacific/Apia', '2011-12-30T20:00:00Z')).toBe('2011-12-29T22:00 x');
  });

  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'America/St_Johns',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'Africa/Casablanca',
    'America/Havana',
    'UTC',
  ];

  it('is never followed by a later past minute with the same time of day, in any zone', () => {
    const minute = 60_000;
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2008, 0) / minute, max: Date.UTC(2030, 0) / minute }),
        fc.nat({ max: 23 }),
        fc.nat({ max: 59 }),
        (zone, minutes, hour, past) => {
          const when = minutes * minute;
          const typed = `${hour}:${String(past).padStart(2, '0')}`;
          const onTheWall = wallIn(zone);
          const wanted = typed.padStart(5, '0');
          const found = readTime(`${typed} x`, new Date(when), zone);
          let latest = when;
          while (onTheWall(latest) !== wanted) latest -= stepTo(onTheWall(latest), wanted);
          expect(found).toEqual({ kind: 'read', at: new Date(latest), rest: 'x' });
        },
      ),
      { numRuns: 500 },
    );
  });

  /**
   * The latest minute before one that shows `from` at which the clock may show `to`; the steps are too small to miss
   * any.
   */
  function stepTo(from: string, to: string): number {
    const [a = 0, b = 0] = [from, to].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    const away = (a - b + 1_440) % 1_440;
    return (away > 240 ? away - 180 : 1) * 60_000;
  }

  function wallIn(zone: string): (ms: number) => string {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    return (ms) => format.format(ms);
  }
});

describe('any text', () => {
  it('loses nothing but the time and the separator', () => {
    const parts = fc.constantFrom(
      ...[
        '14:02',
        '5',
        '2pm',
        'at',
        'yesterday',
        'friday',
        'PST',
        '-',
        '–',
        'to',
        'ago',
        'minutes',
        '10',
        'Nov',
        ',',
      ],
      ...[
        'nodes',
        '3/4',
        '2026-11-20',
        '[',
        ']',
        'half an hour',
        'of',
        '+2',
        ':',
        '25:99',
        'last',
        'night',
        'and',
      ],
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 9 }), fc.constantFrom(' ', '', '  '), (words, between) => {
        const typed = words.join(between).trim();
        const found = readTime(typed, now, 'Europe/Berlin');
        if (found.kind !== 'read') return;
        expect(typed.endsWith(found.rest)).toBe(true);
        const dropped = typed.slice(0, typed.length - found.rest.length);
        expect(dropped).not.toMatch(/nodes|of|25:99|to|half an hour$/);
        expect(found.at.getTime()).toBeLessThanOrEqual(now.getTime());
      }),
      { numRuns: 3_000 },
    );
  });
});
