import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/domain/effect.js';
import type { Happening } from '../../src/domain/happening.js';
import { announcementView } from '../../src/slack/views/announcement.js';
import { broadcastView } from '../../src/slack/views/broadcast.js';
import { at } from '../support/an-incident.js';
import { canceled, fought, policy, read, resolved, update } from '../support/seen-incidents.js';

const told = (happening: Happening, incident = fought) => {
  const effect: Extract<Effect, { kind: 'broadcast' }> = {
    kind: 'broadcast',
    at: at('14:20').toISOString(),
    by: 'U1',
    happening,
    nextUpdateDueAt: incident.nextUpdateDueAt?.toISOString() ?? null,
  };
  return read(broadcastView(effect, incident));
};

describe('the announcement', () => {
  it('says elsewhere what is wrong and who leads', () => {
    expect(read(announcementView(fought, policy))).toMatchInlineSnapshot(`
      "
      🔴 INC-42 · sev1 · Checkout is down in Europe · investigating
      │ Rolled back 4f2c1. Error rate fell from 31 % to 4 %. Watching for 10 minutes.
        Commander @Dana · declared today 14:02 by @Dana · #inc-42-checkout
      [ Join ]
      "
    `);
  });
});

describe('what the channel is told', () => {
  it('of an update', () => {
    expect(
      told({ kind: 'updated', text: update, status: null, severity: { from: 'sev1', to: 'sev2' } }),
    ).toMatchInlineSnapshot(`
      "
      14:20 @Dana · still investigating, sev1 → sev2
      │ Rolled back 4f2c1. Error rate fell from 31 % to 4 %. Watching for 10 minutes.
        Next update by 14:50
      "
    `);
    expect(told({ kind: 'updated', text: update, status: null, severity: null })).toMatchInlineSnapshot(`
      "
      14:20 @Dana · still investigating
      │ Rolled back 4f2c1. Error rate fell from 31 % to 4 %. Watching for 10 minutes.
        Next update by 14:50
      "
    `);
  });
  it('of a resolution', () => {
    expect(
      told({ kind: 'status_changed', from: 'mitigated', to: 'resolved', text: 'the fix is out' }, resolved),
    ).toMatchInlineSnapshot(`
      "
      14:20 @Dana · mitigated → resolved
      │ the fix is out
      "
    `);
  });
  it('of people and of the end', () => {
    expect(
      [
        told({ kind: 'acknowledged' }),
        told({ kind: 'role_taken', role: 'commander', userId: 'U2', before: 'U1' }),
        told({ kind: 'role_released', role: 'comms', before: 'U3' }),
        told({ kind: 'renamed', from: 'Checkout is down', to: 'Checkout is slow' }),
        told({ kind: 'severity_changed', from: 'sev2', to: 'sev1', text: 'it spreads' }),
        told({ kind: 'reopened', from: 'resolved', reason: 'the errors are back' }),
        told(
          { kind: 'canceled', cancellation: { reason: 'merged', of: 41, text: 'same provider' } },
          canceled,
        ),
        told({ kind: 'closed' }, resolved),
      ].join(''),
    ).toMatchInlineSnapshot(`
      "
      14:20 @Dana · is on it

      14:20 @Dana · Commander is now @Priya (before: @Dana)

      14:20 @Dana · Comms lead is free (before: @Sam)

      14:20 @Dana · new title: Checkout is slow

      14:20 @Dana · raised sev2 → sev1
      │ it spreads
        Next update by 14:50

      14:20 @Dana · reopened (was resolved)
      │ the errors are back
        Next update by 14:50

      14:20 @Dana · canceled: merged into INC-41
      │ same provider

      14:20 @Dana · closed
      "
    `);
  });
});
