import type { Reader } from '../../sandbox/transcript/reader.js';

const people: Record<string, string> = { U1: 'Dana', U2: 'Priya', U3: 'Sam' };
const channels: Record<string, string> = { C1: 'ops', C42: 'inc-42-checkout' };

/** A reader in Berlin on Monday 23 November 2026, 14:30 (13:30 UTC), who knows Dana, Priya and Sam. */
export const aReader = (more: Partial<Reader> = {}): Reader => ({
  tz: 'Europe/Berlin',
  userName: (id) => people[id] ?? id,
  channelName: (id) => channels[id] ?? id,
  groupName: () => 'on-call',
  now: new Date('2026-11-23T13:30:00Z'),
  ...more,
});

/** Unix seconds of a Berlin time on that day, like `14:02`, for Slack's dates and message ids. */
export const secondsAt = (time: string, day = '2026-11-23') => Date.parse(`${day}T${time}:00+01:00`) / 1000;
