import { expect, it } from 'vitest';
import { playStory } from '../../demo/story.js';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';

it.each(['http', 'socket'] as const)(
  'goes from declared to closed, reopened once, with its timeline edited, and cancels its duplicate (%s)',
  async (mode) => {
    const { slack, databaseUrl, delivered } = await aBot({ mode });
    const { form } = await playStory(slack);
    await delivered({ withAnnouncements: true });

    expect(await ask(databaseUrl, 'select number, status, severity from incidents order by number')).toEqual([
      { number: 1, status: 'closed', severity: 'sev1' },
      { number: 2, status: 'canceled', severity: 'sev3' },
    ]);
    expect(await events(databaseUrl, 1)).toEqual([
      'declared',
      'invited',
      'invited',
      'severity_changed',
      'role_taken',
      'role_taken',
      'updated',
      'item_edited',
      'quoted',
      'invited', // who joined for the duplicate
      'status_changed',
      'status_changed',
      'reopened',
      'role_taken',
      'updated',
      'status_changed',
      'action_item_added',
      'action_item_added',
      'action_item_added',
      'postmortem_started',
      'postmortem_written',
      'postmortem_written',
      'postmortem_asked',
      'postmortem_answered',
      'postmortem_review_requested',
      'postmortem_approved',
      'postmortem_published',
      'closed',
    ]);
    expect(await ask(databaseUrl, 'select text from messages where is_highlight order by ts')).toEqual([
      { text: '[FIRING:1] HighLatency payments-api: p99 is 9 s' },
      { text: 'Only the first one. 4f2c1 went out just before, with new retry rules.' },
    ]);
    const history = JSON.stringify(form.view.blocks);
    expect(history).toContain('rule: alerts');
    expect(history).toContain(`<@${slack.person('priya').id}> edited its time`);
    const card = slack.channel('inc-1-card-payments-fail-in-europe').pins[0];
    expect(card?.text).toBe('INC-1 is closed: ✅ sev1 · Card payments fail in Europe');
    const said = slack.channel('general').messages.filter(({ bot_id }) => bot_id);
    const repliesTo = (ts?: string) =>
      said
        .filter((one) => one.thread_ts === ts && one.ts !== ts)
        .map(({ text }) => text?.split(/[:(]/)[0]?.trim());
    const announced = said.filter(({ ts, thread_ts = ts }) => thread_ts === ts);
    expect(announced.map(({ text }) => text)).toEqual([
      'dana declared INC-1, sev1: Card payments fail in Europe. It is closed.',
      'lee declared INC-2, sev3: Search is slow. It is canceled.',
    ]);
    expect(repliesTo(announced[0]?.ts)).toEqual([
      'priya marked INC-1 mitigated',
      'sam resolved INC-1',
      'priya reopened INC-1',
      'priya resolved INC-1',
      'priya closed INC-1',
    ]);
    expect(repliesTo(announced[1]?.ts)).toEqual(['lee canceled INC-2 as a duplicate of INC-1']);
  },
  60_000,
);

async function events(databaseUrl: string, number: number): Promise<unknown[]> {
  const rows = await ask(
    databaseUrl,
    `select event ->> 'kind' as kind from timeline_entries where incident_number = ${number} order by id`,
  );
  return rows.map(({ kind }) => kind);
}
