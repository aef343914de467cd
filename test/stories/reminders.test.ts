import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open-database.js';
import { tickAt } from '../support/a-followed-incident.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const at = { in: openChannel };

describe('reminders', () => {
  it('come as a person chose it, by word or in a form', async () => {
    const { slack, databaseUrl } = await anOpenIncident();
    const dana = slack.person('dana');
    const settings = () =>
      ask(
        databaseUrl,
        'select digest_at, away_until, to_json(weekend) as weekend from reminder_settings where user_id is not null',
      );
    expect((await dana.types('/incident reminders')).text).toContain('Daily list at 09:30, as in the policy');
    expect((await dana.types('/incident reminders at 10:15')).text).toContain('Daily list at 10:15 ·');
    await dana.types('/incident reminders away until 2030-12-06');
    expect(await settings()).toEqual([{ digest_at: '10:15', away_until: '2030-12-06', weekend: null }]);
    await dana.types('/incident reminders', at);
    const shown = await slack.until(() => dana.reads(openChannel).findLast((one) => one.isEphemeral));
    expect(shown.text).toContain('Away until Fri, Dec 6, 2030');
    await dana.clicks(shown, { text: 'Change' });
    await slack.until(() => dana.modal());
    await dana.submits({ hour: '08:00', days: ['monday', 'tuesday'] });
    expect(JSON.stringify(dana.modal())).toContain('Working days: Mon, Tue');
    expect(await settings()).toEqual([
      {
        ...{ digest_at: '08:00', away_until: '2030-12-06' },
        weekend: ['sunday', 'wednesday', 'thursday', 'friday', 'saturday'],
      },
    ]);
    const asked = await dana.types('/incident reminders away in a while');
    expect(asked.text).toContain("`reminders` doesn't take “away in a while”");
    await dana.types('/incident reminders reset');
    expect(await settings()).toEqual([{ digest_at: null, away_until: null, weekend: null }]);
  });

  it('of an update are snoozed and paused from their buttons, and come back with the next update', async () => {
    const { slack, databaseUrl, delivered, config } = await anOpenIncident();
    const dana = slack.person('dana');
    const overdue = "next_update_due_at = now() - interval '1 minute'";
    await ask(databaseUrl, `update incidents set ${overdue}, is_unscheduled = true`);
    const db = openDatabase({ url: databaseUrl, maxConnections: 1 });
    await tickAt(db, new Date().toISOString(), { policy: config.policy });
    await db.close();
    await delivered();
    const question = dana.reads(openChannel).find(({ text }) => text?.includes('The update is overdue'));
    if (!question) throw new Error('Nobody was asked for an update.');
    await dana.clicks(question, { text: 'Snooze 15 min' });
    await delivered();
    const texts = () =>
      dana
        .reads(openChannel)
        .map(({ text }) => text)
        .join('\n');
    expect(texts()).toMatch(/Dana\S* snoozed the update reminder of INC-1 until/i);
    await dana.clicks(question, { text: 'Pause' });
    await slack.until(() => dana.modal());
    await dana.submits({ reason: 'waiting for the vendor' });
    await delivered();
    expect(texts()).toMatch(/Dana\S* paused updates of INC-1: “waiting for the vendor”/i);
    expect(JSON.stringify(dana.reads(openChannel))).toContain('updates paused: waiting for the vendor');
    const state = () =>
      ask(
        databaseUrl,
        `select next_update_due_at > now() as due, updates_snoozed_until as snoozed,
          updates_paused_reason as paused from incidents`,
      );
    expect(await state()).toEqual([{ due: null, snoozed: null, paused: 'waiting for the vendor' }]);
    await dana.types('/incident update The vendor has answered', at);
    expect(await state()).toEqual([{ due: true, snoozed: null, paused: null }]);
    const refused = await dana.types('/incident reminders resume', at);
    expect(refused.text).toContain("aren't paused or snoozed");
  });
});
