import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/domain/effect.js';
import type { IncidentEvent } from '../../src/domain/incident-event.js';
import { announcementView } from '../../src/slack/views/incident/announcement.js';
import { broadcastView } from '../../src/slack/views/incident/broadcast.js';
import { welcomeView } from '../../src/slack/views/incident/welcome.js';
import { at } from '../support/an-incident.js';
import {
  activeIncident,
  canceled,
  names,
  policy,
  read,
  resolved,
  update,
} from '../support/sample-incidents.js';

const told = (event: IncidentEvent, incident = activeIncident, by = 'U1') => {
  const effect: Extract<Effect, { kind: 'broadcast' }> = {
    kind: 'broadcast',
    at: at('14:20').toISOString(),
    by,
    event,
    nextUpdateDueAt: incident.nextUpdateDueAt?.toISOString() ?? null,
  };
  return read(broadcastView(effect, incident, names));
};

describe('the announcement', () => {
  it('what a new channel is for, what is recorded, and what to type', () => {
    expect(read(welcomeView(activeIncident, policy))).toMatchInlineSnapshot(`
      "
      This is the channel of INC-42: Checkout is down in Europe.
      Messages here are recorded. React with 📌 to add a message to the timeline.
      Type \`/incident update\` to post an update, \`/incident catchup\` to catch up, \`/incident\`
      for what you can do now.
      "
    `);
  });

  it('says elsewhere what is wrong and who leads', () => {
    expect(read(announcementView(activeIncident, policy, names))).toMatchInlineSnapshot(`
      "
      🔴 INC-42 · sev1 · Checkout is down in Europe · investigating
      │ Rolled back 4f2c1. Error rate fell from 31 % to 4 %. Watching for 10 minutes.
        Incident commander Dana · declared today 14:02 by Dana · #inc-42-checkout
      [ Join ]
      "
    `);
  });
});

describe('what phones show, who read nothing else', () => {
  const text = (event: IncidentEvent, by: string | null = 'U1') =>
    broadcastView(
      { kind: 'broadcast', at: at('14:20').toISOString(), by, event, nextUpdateDueAt: null },
      activeIncident,
      names,
    ).text;
  it('is a whole sentence, who did it first', () => {
    const events: IncidentEvent[] = [
      { kind: 'acknowledged' },
      { kind: 'updated', text: 'rolled back', status: null, severity: null },
      { kind: 'status_changed', from: 'investigating', to: 'identified', text: null },
      { kind: 'status_changed', from: 'mitigated', to: 'investigating', text: null },
      { kind: 'status_changed', from: 'mitigated', to: 'resolved', text: 'the fix is out' },
      { kind: 'severity_changed', from: 'sev2', to: 'sev1', text: null },
      { kind: 'renamed', from: 'Checkout is down', to: 'Checkout is slow' },
      { kind: 'role_taken', role: 'comms', userId: 'U1', before: null },
      { kind: 'role_taken', role: 'comms', userId: 'U1', before: 'U2' },
      { kind: 'role_taken', role: 'commander', userId: 'U2', before: 'U1' },
      { kind: 'role_taken', role: 'scribe', userId: 'U2', before: 'U3' },
      { kind: 'role_released', role: 'comms', before: 'U1' },
      { kind: 'noted', text: 'first alert', at: at('14:02').toISOString() },
      { kind: 'updates_snoozed', until: at('15:05').toISOString() },
      { kind: 'updates_paused', reason: 'waiting for the vendor' },
      { kind: 'updates_resumed' },
      { kind: 'closed' },
      { kind: 'reopened', from: 'resolved', reason: 'the errors are back' },
      { kind: 'canceled', cancellation: { reason: 'duplicate', of: 41, text: null } },
      { kind: 'canceled', cancellation: { reason: 'false_alarm', of: null, text: null } },
    ];
    expect(events.map((one) => text(one)).join('\n')).toMatchInlineSnapshot(`
      "Dana acknowledged INC-42
      Dana posted an update on INC-42: “rolled back”
      Dana marked INC-42 identified (was investigating)
      Dana moved INC-42 back to investigating (was mitigated)
      Dana resolved INC-42 (was mitigated): “the fix is out”
      Dana raised severity of INC-42 from sev2 to sev1
      Dana renamed INC-42 to “Checkout is slow”
      Dana is now comms lead for INC-42
      Dana took over as comms lead for INC-42 from Priya
      Dana handed command for INC-42 to Priya
      Dana made Priya scribe for INC-42, after Sam
      Dana stepped down as comms lead of INC-42
      Dana added a note to INC-42: “first alert”
      Dana snoozed the update reminder of INC-42 until <!date^1795446300^{date_short_pretty} {time}|2026-11-23 15:05 UTC>
      Dana paused updates of INC-42: “waiting for the vendor”
      Dana resumed updates of INC-42
      Dana closed INC-42
      Dana reopened INC-42 (was resolved): “the errors are back”
      Dana canceled INC-42 as a duplicate of INC-41
      Dana canceled INC-42 as a false alarm"
    `);
    expect(text({ kind: 'acknowledged' }, null)).toBe('Firebreak acknowledged INC-42');
  });

  it('notifies nobody of their own act, and whoever is given a role', () => {
    const blocks = (by: string) =>
      told({ kind: 'role_taken', role: 'comms', userId: 'U3', before: null }, activeIncident, by);
    expect(blocks('U1')).toContain('Dana made @Sam comms lead');
    expect(blocks('U3')).toContain('Sam is now comms lead');
    expect(blocks('U3')).not.toContain('@');
  });
});

describe('what the channel is told', () => {
  it('of an update', () => {
    expect(
      told({ kind: 'updated', text: update, status: null, severity: { from: 'sev1', to: 'sev2' } }),
    ).toMatchInlineSnapshot(`
      "
      Dana posted an update · sev1 → sev2 · still investigating
      │ Rolled back 4f2c1. Error rate fell from 31 % to 4 %. Watching for 10 minutes.
        Next update by today 14:50
      "
    `);
    expect(told({ kind: 'updated', text: update, status: null, severity: null })).toMatchInlineSnapshot(`
      "
      Dana posted an update · still investigating
      │ Rolled back 4f2c1. Error rate fell from 31 % to 4 %. Watching for 10 minutes.
        Next update by today 14:50
      "
    `);
  });
  it('of a resolution', () => {
    expect(
      told({ kind: 'status_changed', from: 'mitigated', to: 'resolved', text: 'the fix is out' }, resolved),
    ).toMatchInlineSnapshot(`
      "
      Dana resolved the incident (was mitigated)
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
      Dana acknowledged the incident

      Dana handed command to @Priya

      Dana removed @Sam as comms lead

      Dana renamed the incident to “Checkout is slow”

      Dana raised severity from sev2 to sev1
      │ it spreads
        Next update by today 14:50

      Dana reopened the incident (was resolved)
      │ the errors are back
        Next update by today 14:50

      Dana canceled the incident: merged into INC-41
      │ same provider

      Dana closed the incident
      "
    `);
  });
});

it('shows who took a role over from whom by name, both of them', () => {
  const taken: IncidentEvent = { kind: 'role_taken', role: 'comms', userId: 'U1', before: 'U2' };
  expect(told(taken)).toContain('Dana took over as comms lead from Priya');
  expect(told({ ...taken, userId: 'U3', before: 'U2' })).toContain('Dana made @Sam comms lead, after Priya');
});
