import { expect, it } from 'vitest';
import { areAllToday } from '../../../src/domain/time/same-day.js';

const now = new Date('2026-11-26T23:30:00Z');
const at = (iso: string) => new Date(iso);

it('goes by the reader’s calendar', () => {
  expect(areAllToday([at('2026-11-26T23:05:00Z')], now, 'Europe/Berlin')).toBe(true);
  expect(areAllToday([at('2026-11-26T22:50:00Z')], now, 'Europe/Berlin')).toBe(false);
  expect(areAllToday([at('2026-11-26T22:50:00Z'), now], now, 'UTC')).toBe(true);
  expect(areAllToday([at('2026-11-26T05:05:00Z')], now, 'America/New_York')).toBe(true);
  expect(areAllToday([at('2026-11-26T04:50:00Z')], now, 'America/New_York')).toBe(false);
});

it('is unknown for a reader in an unknown zone', () => {
  expect(areAllToday([now], now, null)).toBe(false);
  expect(areAllToday([now], now, 'Nowhere/Land')).toBe(false);
});
