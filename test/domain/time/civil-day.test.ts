import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFrom, dayText, hasDay, instantAt } from '../../../src/domain/time/civil-day.js';
import { dayIn, type Zone, zoneNamed } from '../../../src/domain/time/zone.js';

function zone(name: string): Zone {
  const found = zoneNamed(name);
  if (!found) throw new Error(`no zone ${name}`);
  return found;
}

function day(text: string): number {
  const found = dayFrom(text);
  if (found === null) throw new Error(`no day ${text}`);
  return found;
}

function instant(name: string, date: string, clock: string): string {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return new Date(instantAt(zone(name), day(date), (hours * 60 + minutes) * 60_000)).toISOString();
}

describe('the instant of a local time', () => {
  it.each([
    ['Pacific/Pago_Pago', '2026-12-01', '09:30', '2026-12-01T20:30:00.000Z'],
    ['America/St_Johns', '2026-12-01', '09:30', '2026-12-01T13:00:00.000Z'],
    ['America/New_York', '2026-12-31', '23:59', '2027-01-01T04:59:00.000Z'],
    ['UTC', '2028-02-29', '00:00', '2028-02-29T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-12-01', '09:30', '2026-12-01T04:00:00.000Z'],
    ['Asia/Kathmandu', '2026-12-01', '09:30', '2026-12-01T03:45:00.000Z'],
    ['Australia/Lord_Howe', '2026-12-01', '09:30', '2026-11-30T22:30:00.000Z'],
    ['Pacific/Kiritimati', '2027-01-01', '09:30', '2026-12-31T19:30:00.000Z'],
  ])('in %s on %s at %s is %s', (name, date, clock, expected) => {
    expect(instant(name, date, clock)).toBe(expected);
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:00:00.000Z'],
    ['America/New_York', '2026-03-08', '02:00', '2026-03-08T07:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00.000Z'],
    ['Africa/Cairo', '2026-04-24', '00:00', '2026-04-23T22:00:00.000Z'],
    ['Pacific/Apia', '2011-12-30', '09:30', '2011-12-30T10:00:00.000Z'],
  ])('that clocks skip in %s on %s at %s is the first moment after: %s', (name, date, clock, expected) => {
    expect(instant(name, date, clock)).toBe(expected);
  });

  it.each([
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-11-01', '01:00', '2026-11-01T05:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z'],
  ])('that clocks show twice in %s on %s at %s is the first: %s', (name, date, clock, expected) => {
    expect(instant(name, date, clock)).toBe(expected);
  });

  it('is never before the time that it stands for, in any zone', () => {
    const zones = fc.constantFrom('Pacific/Pago_Pago', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Chatham');
    fc.assert(
      fc.property(zones, fc.integer({ min: 18_000, max: 23_000 }), fc.nat(86_399_999), (name, on, ms) => {
        const at = instantAt(zone(name), on, ms);
        expect(dayIn(zone(name), at)).toBe(on);
        expect(at + zone(name)(at) * 60_000).toBeGreaterThanOrEqual(on * 86_400_000 + ms);
      }),
    );
  });
});

describe('a day', () => {
  it.each(['1969-12-31', '2026-12-31', '2028-02-29'])('%s is written as it is read', (text) => {
    expect(dayText(day(text))).toBe(text);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-12-1', '26-12-01', 'tomorrow'])('is not “%s”', (text) => {
    expect(dayFrom(text)).toBeNull();
  });

  it('can be missing in a zone that crossed the date line', () => {
    expect(hasDay(zone('Pacific/Apia'), day('2011-12-30'))).toBe(false);
    expect(hasDay(zone('Pacific/Apia'), day('2011-12-31'))).toBe(true);
    expect(hasDay(zone('Europe/Berlin'), day('2011-12-30'))).toBe(true);
  });
});
