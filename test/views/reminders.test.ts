import { describe, expect, it } from 'vitest';
import type { Nudge } from '../../src/domain/nudges/nudge.js';
import type { PersonRow } from '../../src/domain/nudges/rows.js';
import { reminderPreviewView, remindersView } from '../../src/slack/views/nudges/reminders.js';
import { updateRemindersView } from '../../src/slack/views/nudges/update-reminders.js';
import { aReason } from '../support/a-nudge.js';
import { anIncident, at } from '../support/an-incident.js';
import { expectValidMessage } from '../support/expect-valid-view.js';
import { nudgePolicy } from '../support/nudge-rows.js';
import { read } from '../support/sample-incidents.js';

const plainPerson: PersonRow = {
  ...{ userId: 'UDANA', timeZone: 'America/New_York', gone: null },
  ...{ digestAt: null, country: null, weekend: null, awayUntil: null },
};
const germany = { countries: { Germany: { timeZones: ['Europe/Berlin'] } } };
const policy = { ...nudgePolicy().nudges, ...germany };
const look = { policy, person: plainPerson, today: '2026-11-23', seenAt: at('14:25'), now: null, next: null };

const nudge = (titles: string[]): Nudge => ({
  ...{ rule: 'digest', key: 'k', to: { user: 'UDANA' }, dueAt: at('09:00'), sendAt: at('18:00') },
  items: titles.map((title, index) => ({
    ...{ key: `k${index}`, incident: 42, actionItem: 17 + index, title, dueOn: null, reason: aReason({}) },
  })),
});

describe('own reminders', () => {
  it('say what is as in the policy', () => {
    expect(read(remindersView(look))).toMatchInlineSnapshot(`
      "
      Your reminders
      Daily list at 09:30, as in the policy · America/New_York time
      Working days: Mon, Tue, Wed, Thu, Fri, as in the policy
      Next: nothing waits for you
      [ Change ]
      "
    `);
  });

  it('say what the person chose, and what comes next', () => {
    const person: PersonRow = {
      ...{ ...plainPerson, timeZone: 'Europe/Berlin', digestAt: '10:00' },
      ...{ weekend: ['friday', 'saturday', 'sunday'], awayUntil: '2026-12-04' },
    };
    const next = nudge(['Add a circuit breaker']);
    expect(read(remindersView({ ...look, person, next }))).toMatchInlineSnapshot(`
      "
      Your reminders
      Daily list at 10:00 · Europe/Berlin time
      Working days: Mon, Tue, Wed, Thu
      Holidays of Germany, by your time zone
      Away until Fri, Dec 4
      Next: today 18:00
      • Overdue by 2 days · Add a circuit breaker (ACT-17, INC-42)
      [ Change ]
      "
    `);
    expect(remindersView({ ...look, person, today: '2026-12-04' }).text).not.toContain('Away');
  });

  it('fit into a message, however many and long the lines are', () => {
    for (const title of ['&'.repeat(300), '<!channel> *bold*', '🔥'.repeat(150)]) {
      const many = nudge(Array.from({ length: 60 }, () => title));
      expectValidMessage(remindersView({ ...look, now: many, next: many }));
      expectValidMessage(reminderPreviewView({ now: many, next: many }));
    }
  });
});

describe('the update reminder of an incident', () => {
  it('offers what can be done with it now', () => {
    const shown = (more: Parameters<typeof anIncident>[0]) =>
      read(updateRemindersView(anIncident(more), at('14:30')));
    expect(
      [
        shown({ nextUpdateDueAt: at('14:50') }),
        shown({ nextUpdateDueAt: at('14:20'), updatesSnoozedUntil: at('14:45') }),
        shown({ nextUpdateDueAt: null, updatesPausedReason: 'waiting for the vendor' }),
        shown({ nextUpdateDueAt: null }),
      ].join(''),
    ).toMatchInlineSnapshot(`
      "
      INC-42 · Next update by today 14:50
      [ Snooze 15 min ] [ Pause ]

      INC-42 · Update reminder snoozed until today 14:45
      [ Snooze 15 min ] [ Pause ] [ Resume ]

      INC-42 · Updates paused: waiting for the vendor
      [ Resume ]

      INC-42 · No update is due
      "
    `);
  });
});
