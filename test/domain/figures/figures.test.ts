import { describe, expect, it } from 'vitest';
import { type IncidentTimes, timeFigures } from '../../../src/domain/figures/incident-figures.js';
import { type DueOutcome, onTimeFigure, onTimePercent } from '../../../src/domain/figures/on-time.js';
import { lastDays } from '../../../src/domain/figures/period.js';
import { at } from '../../support/an-incident.js';

type Known = Partial<Record<keyof IncidentTimes['at'], string>>;
const unknown = { declared: null, acknowledged: null, mitigated: null, resolved: null };
const timesOf = (known: Known, more: Partial<IncidentTimes> = {}): IncidentTimes => ({
  ...{ kind: 'real', status: 'closed' },
  at: { ...unknown, ...Object.fromEntries(Object.entries(known).map(([name, time]) => [name, at(time)])) },
  ...more,
});
const whole = { declared: '14:00', acknowledged: '14:03', mitigated: '14:20', resolved: '15:00' };
const minute = 60_000;

describe('the times of incidents', () => {
  it('all start with the declaration', () => {
    const figures = timeFigures([timesOf(whole)]);
    const of = (minutes: number) => ({ n: 1, median: minutes * minute, p90: minutes * minute, leftOut: {} });
    expect(figures).toEqual({
      time_to_acknowledge: of(3),
      time_to_mitigate_from_declared: of(20),
      time_to_resolve: of(60),
    });
  });

  it.each<[string, IncidentTimes, object]>([
    ['drills', timesOf(whole, { kind: 'drill' }), { drill: 1 }],
    ['canceled ones', timesOf(whole, { status: 'canceled' }), { canceled: 1 }],
    ['canceled drills, once', timesOf(whole, { kind: 'drill', status: 'canceled' }), { drill: 1 }],
    ['what is still open', timesOf({ declared: '14:00' }, { status: 'investigating' }), { still_open: 1 }],
    ['what was resolved without the time', timesOf({ declared: '14:00' }), { not_recorded: 1 }],
    [
      'what was entered afterwards without the time',
      timesOf({ resolved: '14:00' }, { kind: 'backfilled' }),
      { not_recorded: 1 },
    ],
    ['times in the wrong order', timesOf({ declared: '14:00', resolved: '13:59' }), { out_of_order: 1 }],
  ])('leave out %s, and say so', (_, left, leftOut) => {
    const { time_to_resolve: figure } = timeFigures([timesOf(whole), left]);
    expect(figure).toMatchObject({ n: 1, median: 60 * minute, leftOut });
  });

  it('count what was entered afterwards with its times, and what took no time', () => {
    const backfilled = timesOf({ ...whole, resolved: '14:00' }, { kind: 'backfilled' });
    expect(timeFigures([backfilled]).time_to_resolve).toMatchObject({ n: 1, median: 0, leftOut: {} });
  });

  it('count each incident for the times that it has', () => {
    const active = timesOf({ declared: '14:00', acknowledged: '14:03' }, { status: 'identified' });
    const figures = timeFigures([active]);
    expect(figures.time_to_acknowledge).toMatchObject({ n: 1, leftOut: {} });
    expect(figures.time_to_resolve).toMatchObject({ n: 0, median: null, leftOut: { still_open: 1 } });
  });
});

describe('the on-time rate', () => {
  it.each<[Partial<Record<DueOutcome, number>>, number, number | null]>([
    [{}, 0, null],
    [{ wont_do: 3, drill: 2, canceled: 1 }, 0, null],
    [{ late: 1 }, 1, 0],
    [{ on_time: 1 }, 1, 100],
    [{ on_time: 1, late: 1 }, 2, 50],
    [{ on_time: 21, late: 5, wont_do: 9 }, 26, 81],
    [{ on_time: 999, late: 1 }, 1_000, 99],
    [{ on_time: 1, late: 999 }, 1_000, 1],
  ])('of %o has n = %i and is %s percent', (counts, n, percent) => {
    const figure = onTimeFigure(counts);
    expect(figure.n).toBe(n);
    expect(onTimePercent(figure)).toBe(percent);
  });
});

describe('the last days', () => {
  it('are beside as many before them, without a gap', () => {
    const { current, before } = lastDays(90, new Date('2026-11-27T14:00:00Z'));
    expect(current.to).toEqual(new Date('2026-11-27T14:00:00Z'));
    expect(before.to).toEqual(current.from);
    expect(before.toDay).toBe(current.fromDay);
    expect([before.fromDay, current.fromDay, current.toDay]).toEqual([
      '2026-05-31',
      '2026-08-29',
      '2026-11-27',
    ]);
  });

  it.each([
    ['2026-11-27T11:59:59Z', '2026-11-26'],
    ['2026-11-27T12:00:00Z', '2026-11-27'],
    ['2027-01-01T00:00:00Z', '2026-12-31'],
    ['2028-03-01T12:00:00Z', '2028-03-01'],
  ])('at %s have due days before %s: they are over in every time zone', (now, toDay) => {
    expect(lastDays(1, new Date(now)).current.toDay).toBe(toDay);
  });
});
