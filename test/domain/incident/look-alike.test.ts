import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../src/domain/incident/incident.js';
import { haveSameWords, lookAlikeOf } from '../../../src/domain/incident/look-alike.js';
import { anIncident, milestones } from '../../support/an-incident.js';
import { bestMs } from '../../support/best-ms.js';

describe('two titles', () => {
  it.each([
    ['Checkout is down in Europe', 'Checkout errors in EU'],
    ['Checkout is down', 'checkout is DOWN'],
    ['Search is slow', 'slow search'],
    ['Störung im Zahlungsverkehr', 'Zahlungsverkehr gestört'],
    ['Payments failing for EU cards', 'EU card payments fail'],
    ['API down', 'api down'],
    ['Everything is down', 'Everything is broken'],
    ['sev1: login broken', 'Login outage'],
    ['Checkout: 500s since 14:02', 'Checkout timeouts'],
  ])('look alike: %j and %j', (one, other) => {
    expect(haveSameWords(one, other)).toBe(true);
    expect(haveSameWords(other, one)).toBe(true);
  });

  it.each([
    ['Checkout is down', 'Search is down'],
    ['Payments API errors', 'Search API errors'],
    ['sev1 outage', 'sev1 incident'],
    ['It is down', 'It is slow'],
    ['Database replica lag in Oslo', 'Database backups missing since Monday'],
    ['500 errors on login', '500 errors on search'],
    ['Alerts for the mail queue', 'Alerts for DNS'],
  ])('do not look alike: %j and %j', (one, other) => {
    expect(haveSameWords(one, other)).toBe(false);
    expect(haveSameWords(other, one)).toBe(false);
  });

  it('are compared quickly, however long they are', async () => {
    const [one, other] = ['checkout a'.repeat(300), 'sss '.repeat(750)];
    expect(await bestMs(() => haveSameWords(one, other), 50)).toBeLessThan(50);
  });
});

describe('an open incident', () => {
  const one = anIncident({
    number: 42,
    title: 'Checkout is down',
    milestones: milestones({ declared: '14:30' }),
  });
  const other = (more: Partial<Incident>, declared = '14:10') =>
    anIncident({ number: 41, title: 'Checkout errors', milestones: milestones({ declared }), ...more });

  it('looks like one declared within half an hour with the same words', () => {
    expect(lookAlikeOf(one, [other({})])?.number).toBe(41);
    expect(lookAlikeOf(one, [other({}, '13:50')])).toBeNull();
    expect(lookAlikeOf(one, [other({}), other({ number: 40 })])?.number).toBe(41);
  });

  it('looks like one with the same affected service, within a day', () => {
    const affected = { ...one, affects: ['Checkout API', 'eu-west-1'] };
    const alike = { title: 'Cards are declined', affects: ['checkout api'] };
    expect(lookAlikeOf(affected, [other(alike, '09:00')])?.number).toBe(41);
    expect(lookAlikeOf(affected, [other({ ...alike, affects: ['search'] }, '09:00')])).toBeNull();
  });

  it('looks like no incident if it is a drill and the other is not, if it is over, or if it is the same one', () => {
    expect(lookAlikeOf(one, [other({ kind: 'drill' })])).toBeNull();
    expect(lookAlikeOf({ ...one, kind: 'drill' }, [other({ kind: 'drill' })])?.number).toBe(41);
    for (const status of ['resolved', 'closed', 'canceled'] as const)
      expect(lookAlikeOf(one, [other({ status })])).toBeNull();
    expect(lookAlikeOf(one, [one])).toBeNull();
  });
});
