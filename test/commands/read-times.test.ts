import { describe, expect, it } from 'vitest';
import { readTimes } from '../../src/commands/incident/read-times.js';

const now = new Date('2026-11-23T16:30:00Z');
const read = (typed: string, zone = 'UTC') => readTimes(typed, now, zone);
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

describe('typed times of milestones', () => {
  it.each([
    ['mitigated 15:40', 'mitigated', at('15:40')],
    ['impact ended at 16:05', 'impact_ended', at('16:05')],
    ['impact over 16:05', 'impact_ended', at('16:05')],
    ['impact 13:50', 'impact_started', at('13:50')],
    ['impact_started: 13:50', 'impact_started', at('13:50')],
    ['detected 10 min ago', 'detected', at('16:20')],
    ['resolved was yesterday 23:50', 'resolved', new Date('2026-11-22T23:50:00Z')],
    ['Mitigated clear', 'mitigated', null],
    ['acked unknown', 'acknowledged', null],
  ])('%s', (typed, name, time) => {
    expect(read(typed)).toEqual({ changes: [{ name, at: time }], unclear: null });
  });

  it('may be several', () => {
    expect(read('mitigated 15:40, resolved 15:50 and impact ended at 15:45')).toEqual({
      changes: [
        { name: 'mitigated', at: at('15:40') },
        { name: 'resolved', at: at('15:50') },
        { name: 'impact_ended', at: at('15:45') },
      ],
      unclear: null,
    });
  });

  it.each([
    ['mitigated 15:40 by hand', { kind: 'words', words: 'by hand' }],
    ['mitigate 15:40', { kind: 'words', words: 'mitigate 15:40' }],
    ['15:40', { kind: 'words', words: '15:40' }],
    ['mitigated 15:40, mitigated 15:50', { kind: 'words', words: 'mitigated 15:50' }],
    ['mitigated since 15:40', { kind: 'words', words: 'mitigated since 15:40' }],
    ['mitigated', { kind: 'no_time', name: 'mitigated', words: '' }],
    ['mitigated cleared-up', { kind: 'no_time', name: 'mitigated', words: 'cleared-up' }],
    ['mitigated 25:99', { kind: 'time', name: 'mitigated', time: { why: 'no_such_time' } }],
  ])('asks about every word that it can’t use: %s', (typed, unclear) => {
    expect(read(typed).unclear).toMatchObject(unclear);
  });

  it('are read in the person’s own zone, on the night when its clocks go forward too', () => {
    const night = new Date('2026-03-29T09:00:00Z');
    expect(readTimes('mitigated 01:30', night, 'Europe/Berlin').changes).toEqual([
      { name: 'mitigated', at: new Date('2026-03-29T00:30:00Z') },
    ]);
    expect(readTimes('mitigated 2026-03-29 02:30', night, 'Europe/Berlin')).toMatchObject({
      changes: [],
      unclear: { kind: 'time', time: { why: 'skipped' } },
    });
  });
});
