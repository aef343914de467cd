import { describe, expect, it } from 'vitest';
import type { OpenFailure } from '../../src/domain/delivery/delivery-task.js';
import { cardView } from '../../src/slack/views/incident/card.js';
import { anIncident, at, milestones } from '../support/an-incident.js';
import { activeIncident, canceled, names, now, policy, read, resolved } from '../support/sample-incidents.js';

describe('the card', () => {
  it('says while it is open where things stand, who does what and what is next', () => {
    expect(read(cardView(activeIncident, { policy, now, names }))).toMatchInlineSnapshot(`
      "
      🔴 sev1 · Checkout is down in Europe
      ────────────────────────────────────
      INC-42 · investigating since today 14:02 · next update by today 14:50
      Incident commander                            Scribe
      Dana                                          Priya
      Impact                                        Affected services
      since today 13:51                             checkout, eu-west-1
      Reported by
      Dana
      Latest update · today 14:20 Dana
      │ Rolled back 4f2c1. Error rate fell from 31 % to 4 %. Watching for 10 minutes.
        Unassigned: comms lead
      [ Post update ] [ Mark mitigated ] [ Assign role ▾ ] [ Resolve ] [ More ▾ ]
      "
    `);
  });
  it('says how many action items are unfinished until none is', () => {
    const look = { policy, now, names };
    const { blocks } = cardView(activeIncident, { ...look, openActionItems: 2 });
    expect(JSON.stringify(blocks)).toContain('*Action items*\\n2 open');
    expect(read(cardView(activeIncident, look))).not.toContain('Action items');
  });
  it('says once the incident is closed what is left, with a button that lists it', () => {
    const times = milestones({ declared: '14:02', resolved: '14:20', closed: '14:25' });
    const closed = anIncident({ status: 'closed', milestones: times, nextUpdateDueAt: null });
    const look = { policy, now, names };
    expect(read(cardView(closed, { ...look, openActionItems: 2 }))).toMatchInlineSnapshot(`
      "
      ✅ sev2 · Checkout is down in Europe
      ────────────────────────────────────
      INC-42 · closed today 14:25 · took 18 min · 2 action items open
      Incident commander                            Reported by
      Dana                                          Dana
      Post-mortem · not started                                            [ Write post-mortem ]
      [ Reopen ] [ Action items ]
      "
    `);
    expect(read(cardView(closed, { ...look, openActionItems: 1 }))).toContain('1 action item open');
    expect(read(cardView(closed, look))).not.toMatch(/action items/i);
  });
  it('says since when an update is overdue', () => {
    const shown = read(cardView(activeIncident, { policy, now: at('14:50'), names }));
    expect(shown).toContain('INC-42 · investigating since today 14:02 · ⚠ update overdue since today 14:50');
  });
  it('says instead that updates are paused, or that their reminder is snoozed', () => {
    const shown = (more: Parameters<typeof anIncident>[0]) =>
      read(cardView({ ...activeIncident, ...more }, { policy, now: at('14:55'), names }));
    expect(shown({ updatesSnoozedUntil: at('15:05') })).toContain(
      ' · update reminder snoozed until today 15:05',
    );
    expect(shown({ updatesSnoozedUntil: at('14:55') })).toContain(' · ⚠ update overdue since today 14:50');
    expect(shown({ nextUpdateDueAt: null, updatesPausedReason: 'Waiting for <!channel>' })).toMatch(
      / · updates paused: Waiting for .*channel/,
    );
  });
  it('says how long the impact lasted once it has ended', () => {
    const times = milestones({ impact_started: '13:51', declared: '14:02', impact_ended: '14:58' });
    const shown = read(cardView(anIncident({ milestones: times }), { policy, now, names }));
    expect(shown).toContain('today 13:51 to today 14:58 (1 h 7 min)');
  });
  it('says at the start what is known, and what Slack rejected', () => {
    const begun = anIncident({ summary: 'Card payments fail for about 30 % of EU customers.' });
    const failures = [{ effectId: 7, effect: { kind: 'pin_card' } as const, error: 'missing_scope' }];
    expect(read(cardView(begun, { policy, now, failures, names }))).toMatchInlineSnapshot(`
      "
      🟠 sev2 · Checkout is down in Europe
      ────────────────────────────────────
      INC-42 · investigating since today 14:02 · next update by today 15:02
      Incident commander                            Reported by
      Dana                                          Dana
      Summary
      │ Card payments fail for about 30 % of EU customers.
      [ Post update ] [ Mark mitigated ] [ Assign role ▾ ] [ Resolve ] [ More ▾ ]
        ⚠ Slack rejected pinning the card: the app lacks a permission; an operator must install
        it again with the current manifest (missing_scope)
      [ Try again ] [ Dismiss ]
      "
    `);
  });
  it('forgets a rejected invitation once it is over, and keeps what still shows the wrong thing', () => {
    const failures: OpenFailure[] = [
      { effectId: 7, effect: { kind: 'invite', userIds: ['U2'], groupIds: [] }, error: 'user_disabled' },
      { effectId: 8, effect: { kind: 'archive_channel' }, error: 'missing_scope' },
    ];
    const over = read(cardView(canceled, { policy, now, failures, names }));
    expect(over).toContain('Slack rejected archiving');
    expect(over.match(/⚠/g)).toHaveLength(1);
    expect(read(cardView(resolved, { policy, now, failures, names })).match(/⚠/g)).toHaveLength(2);
  });
  it.each([
    ['invite', { kind: 'invite', userIds: ['U2'], groupIds: [] }, false],
    ['pin_card', { kind: 'pin_card' }, false],
    ['add_bookmark', { kind: 'add_bookmark', title: 'x', url: 'https://x.example' }, false],
    ['set_topic', { kind: 'set_topic' }, true],
    ['refresh_announcements', { kind: 'refresh_announcements' }, true],
    ['archive_channel', { kind: 'archive_channel' }, true],
  ] as [string, OpenFailure['effect'], boolean][])(
    'warns once it is over of a rejected %s only where somebody would be misled',
    (_, effect, isShown) => {
      const over = read(
        cardView(canceled, {
          policy,
          now,
          names,
          failures: [{ effectId: 7, effect, error: 'missing_scope' }],
        }),
      );
      expect(over.includes('⚠')).toBe(isShown);
    },
  );
  it('offers the closing once it is resolved', () => {
    expect(read(cardView(resolved, { policy, now, names }))).toMatchInlineSnapshot(`
      "
      ✅ sev2 · Checkout is down in Europe
      ────────────────────────────────────
      INC-42 · resolved today 14:20 · took 18 min
      Incident commander                            Reported by
      Dana                                          Dana
      Still missing: impact start, impact end, affected services and summary.        [ Fill in ]
      Post-mortem · not started                                            [ Write post-mortem ]
      [ Post update ] [ Reopen ] [ Assign role ▾ ] [ Close ] [ More ▾ ]
      "
    `);
  });
  it('tells a long title in full below the header, which Slack keeps short', () => {
    const title = 'Checkout is down in Europe '.repeat(5).padEnd(150, 'x');
    const [header, first] = cardView(anIncident({ title }), { policy, now }).blocks;
    expect(header).toMatchObject({ text: { text: expect.stringMatching(/…$/) } });
    expect(first).toMatchObject({ text: { text: `*${title}*` } });
    const [, next] = cardView(anIncident({ title: title.slice(0, 135) }), { policy, now }).blocks;
    expect(next).toMatchObject({ text: { text: expect.stringContaining('INC-42') } });
  });
  it('says why it was canceled', () => {
    expect(read(cardView(canceled, { policy, now, names }))).toMatchInlineSnapshot(`
      "
      ⚪ sev2 · Checkout is down in Europe
      ────────────────────────────────────
      INC-42 · canceled today 14:10 · a duplicate of INC-41
      Incident commander                            Reported by
      Dana                                          Dana
      [ Reopen ]
      "
    `);
  });
});
