import { describe, expect, it } from 'vitest';
import { catchupView } from '../../src/slack/views/incident/answers/catchup.js';
import { hubElsewhereView, hubInChannelView } from '../../src/slack/views/incident/answers/hub.js';
import { listView } from '../../src/slack/views/incident/answers/list.js';
import { showView } from '../../src/slack/views/incident/answers/show.js';
import { anActionItem } from '../support/an-action-item.js';
import { anIncident, milestones } from '../support/an-incident.js';
import { activeIncident, entry, now, policy, read, resolved, update } from '../support/sample-incidents.js';
import { itemOf, linkTo, said } from '../support/sample-items.js';

describe('what people ask to see', () => {
  it('the hub, within and without', () => {
    const late = anActionItem({ dueOn: '2026-11-21', ownerId: 'U1' });
    expect(
      [
        hubInChannelView(activeIncident, policy),
        hubElsewhereView({ open: [activeIncident], due: [late], today: '2026-11-23' }, policy),
        hubElsewhereView({ open: [], due: [], today: '2026-11-23' }, policy),
      ]
        .map(read)
        .join(''),
    ).toMatchInlineSnapshot(`
      "
      🔴 INC-42 sev1 · Checkout is down in Europe · investigating · declared 23 minutes ago ·
      @Dana · #inc-42-checkout
      [ Post update ] [ Mark mitigated ] [ Resolve ] [ Take command ] [ Catch up ]
        Or type \`/incident start sev2 Checkout is down\` · all commands: \`/incident help\`

      Open incidents
      🔴 INC-42 sev1 · Checkout is down in Europe · investigating · declared 23 minutes ago ·
      @Dana · #inc-42-checkout
      Your action items
      ⚠ Overdue by 2 days · Add a circuit breaker (ACT-17, INC-42)
      [ Declare an incident ] [ Your action items ]
        Or type \`/incident start sev2 Checkout is down\` · all commands: \`/incident help\`

      No incident is open.
      [ Declare an incident ]
        Or type \`/incident start sev2 Checkout is down\` · all commands: \`/incident help\`
      "
    `);
  });
  it('the list', () => {
    const hidden = anIncident({
      number: 41,
      title: 'A key was published',
      isPrivate: true,
      roles: [],
      channelId: 'C1',
    });
    expect(
      read(
        listView([activeIncident, hidden, resolved], {
          title: 'All incidents',
          policy,
          more: 'list all before 41',
        }),
      ),
    ).toMatchInlineSnapshot(`
      "
        All incidents · 3
      🔴 INC-42 sev1 · Checkout is down in Europe · investigating · declared 23 minutes ago ·
      @Dana · #inc-42-checkout
      🟠 INC-41 sev2 🔒 · A key was published · investigating · declared 23 minutes ago · #ops
      ✅ INC-42 sev2 · Checkout is down in Europe · resolved · declared 23 minutes ago · @Dana ·
      #inc-42-checkout
      [ Older ]
      "
    `);
  });
  it('everything of one incident', () => {
    const odd = {
      ...resolved,
      milestones: { ...resolved.milestones, ...milestones({ impact_started: '14:15' }) },
    };
    expect(
      read(showView({ incident: odd, failures: [], waiting: 1, announcedIn: ['C1'] }, policy)),
    ).toMatchInlineSnapshot(`
      "
      ✅ INC-42 sev2 · Checkout is down in Europe · resolved · declared 23 minutes ago · @Dana ·
      #inc-42-checkout
      Roles Incident commander @Dana · Reported by @Dana
      Milestones impact started today 14:15 · declared today 14:02 · acknowledged today 14:03 ·
      mitigated today 14:12 · resolved today 14:20
      Times declared → acknowledged 1 min · impact → mitigated invalid · declared → resolved 18
      min
        ⚠ Mitigated is before impact started. Check the times.
        1 change is not yet delivered to Slack
        Announced in #ops
      "
    `);
  });
  it('where things stand, coming late', () => {
    const entries = [
      entry('14:02', 'U1', {
        kind: 'declared',
        severity: 'sev2',
        incidentKind: 'real',
        title: 'Checkout is down',
        text: null,
      }),
      entry('14:03', 'U2', { kind: 'role_taken', role: 'scribe', userId: 'U2', before: null }),
      entry('14:09', 'U1', {
        kind: 'severity_changed',
        from: 'sev2',
        to: 'sev1',
        text: 'a third of all cards',
      }),
      entry('14:11', 'U1', { kind: 'invited', userIds: ['U3'], groupIds: ['S1'] }),
      entry('14:12', 'U3', { kind: 'invited', userIds: ['U3'], groupIds: [] }),
      entry('14:20', 'U1', { kind: 'updated', text: update, status: null, severity: null }),
    ];
    expect(
      read(
        catchupView(
          {
            incident: activeIncident,
            items: entries.map(itemOf),
            questions: [said('is it only the first provider?')],
          },
          { policy, now, linkTo },
        ),
      ),
    ).toMatchInlineSnapshot(`
      "
      🔴 INC-42 · sev1 · investigating · #inc-42-checkout                               [ Join ]
      Checkout is down in Europe
      Declared 23 minutes ago by @Dana · impact since today 13:51
      Roles
      Incident commander @Dana · Comms lead unassigned · Scribe @Priya · Ops lead unassigned
      Recent activity
      today 14:02  @Dana declared, sev2
      today 14:03  @Priya is now scribe
      today 14:09  @Dana raised severity from sev2 to sev1: “a third of all cards”
      today 14:11  @Dana invited @Sam, @on-call
      today 14:12  @Sam joined
      today 14:20  @Dana posted an update: “Rolled back 4f2c1. Error rate fell from 31 % to 4 %.
      Watching for 10 minutes.”
      Open questions
      What is the cause? · Next update by today 14:50
      today 14:07  @Priya “is it only the first provider?” link
      "
    `);
  });
});
