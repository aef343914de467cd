import { describe, expect, it } from 'vitest';
import { type BackfillInput, backfill } from '../../../src/domain/incident/decisions/backfill.js';
import { outOfOrder } from '../../../src/domain/incident/metrics.js';
import { milestoneAt, occurredAt } from '../../../src/domain/incident/milestone.js';
import { accepted, aPerson, aPolicy, at, by } from '../../support/an-incident.js';

const policy = aPolicy({ announceIn: 'C0INCIDENTS', alwaysInvite: ['U9'] });
const input: BackfillInput = {
  title: 'Checkout was down',
  severity: 'sev2',
  isPrivate: false,
  wantsChannel: false,
  summary: null,
  affects: [],
  startedAt: at('10:00'),
  detectedAt: at('10:05'),
  resolvedAt: at('11:10'),
  links: [],
};
const context = {
  ...{ workspaceId: 'T1', number: 42, policy, declarerGroupIds: [], unknownGroupIds: [] },
  ...{ userKind: 'member' as const, commander: null },
};
const later = by('U1', at('17:00'), 'modal');
const write = (
  more: Partial<BackfillInput> = {},
  who: Partial<typeof context> | { commander: object } = {},
) => backfill({ ...input, ...more }, { ...context, ...who } as typeof context, later);

describe('writing an incident down afterwards', () => {
  it('saves it as resolved, with the times that are known and no declaration', () => {
    const { incident, entries, effects } = accepted(write());
    expect(incident).toMatchObject({
      kind: 'backfilled',
      status: 'resolved',
      roles: [],
      nextUpdateDueAt: null,
    });
    expect(milestoneAt(incident.milestones, 'impact_started')).toEqual(at('10:00'));
    expect(milestoneAt(incident.milestones, 'declared')).toBeNull();
    expect(occurredAt(incident.milestones)).toEqual(at('10:00'));
    expect(outOfOrder(incident.milestones)).toEqual([]);
    expect(entries).toMatchObject([{ occurredAt: at('17:00'), event: { kind: 'declared' } }]);
    expect(effects).toEqual([]);
  });

  it('creates a channel only if it is wanted, and announces nothing', () => {
    const { effects } = accepted(write({ wantsChannel: true }));
    expect(effects.map(({ kind }) => kind)).toEqual([
      ...['open_channel', 'invite', 'refresh_card', 'pin_card', 'welcome', 'set_topic'],
    ]);
  });

  it('names who led the response, from its start', () => {
    const { incident } = accepted(write({}, { commander: aPerson() }));
    expect(incident.roles).toMatchObject([{ role: 'commander', userId: 'U2', from: at('10:00') }]);
  });

  it.each([
    ['the future', { resolvedAt: at('17:01') }, { kind: 'time_in_future', field: 'resolved' }],
    ['what is before 2000', { startedAt: new Date(0) }, { kind: 'time_too_early', field: 'impact_started' }],
    ['an empty title', { title: ' ' }, { kind: 'text_missing', field: 'title' }],
  ])('refuses %s', (_title, more, refusal) => {
    expect(write(more)).toMatchObject({ refusal });
  });

  it('refuses a commander who can’t lead, and whoever may not declare', () => {
    expect(write({}, { commander: aPerson({ isBot: true }) })).toMatchObject({
      refusal: { kind: 'ineligible_holder' },
    });
    const closed = { policy: aPolicy({ mayDeclare: ['U5'] }) };
    expect(write({}, closed)).toMatchObject({ refusal: { kind: 'may_not_declare' } });
  });
});
