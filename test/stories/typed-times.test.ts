import { describe, expect, it } from 'vitest';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const channel = 'inc-1-checkout-is-down';
const clockIn = (timeZone: string, at: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
const minutesAgo = (minutes: number) => new Date(Math.floor(Date.now() / 60_000 - minutes) * 60_000);

async function notes({ databaseUrl }: Bot): Promise<{ at: Date; text: string }[]> {
  const found = await ask(
    databaseUrl,
    "select occurred_at, event ->> 'text' as text from timeline_entries where event ->> 'kind' = 'noted' order by id",
  );
  return found.map((row) => ({ at: new Date(String(row.occurred_at)), text: String(row.text) }));
}

describe('a note', () => {
  it('keeps its whole text and is from now when it does not start with a time', async () => {
    const bot = await anOpenIncident();
    const typed = [
      '5 to 7 pods restarted',
      'at 3 nodes the cluster lost quorum',
      '2 hours before we deployed',
      'yesterday 10 of 12 nodes lost',
    ];
    for (const text of typed) await bot.slack.person('dana').types(`/incident note ${text}`, { in: channel });
    const found = await notes(bot);
    expect(found.map(({ text }) => text)).toEqual(typed);
    for (const { at } of found) expect(Date.now() - at.getTime()).toBeLessThan(60_000);
  });

  it('with a time range is placed at its start, with its whole text', async () => {
    const bot = await anOpenIncident();
    const [from, to] = [minutesAgo(40), minutesAgo(30)];
    const range = `${clockIn('Europe/Berlin', from)}-${clockIn('Europe/Berlin', to)}`;
    await bot.slack.person('dana').types(`/incident note ${range} errors`, { in: channel });
    expect(await notes(bot)).toEqual([{ at: from, text: `${range} errors` }]);
  });

  it('with an unreadable time is not stored: its form opens with the text and says why', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    await dana.types('/incident note at 25:99 foo', { in: channel });
    expect(JSON.stringify(dana.modal()?.blocks)).toContain("“25:99” isn't a time. Pick the time here.");
    expect(JSON.stringify(dana.modal()?.blocks)).toContain('"initial_value":"at 25:99 foo"');
    expect(await notes(bot)).toEqual([]);
    await dana.submits({ text: 'at 15:99 foo' });
    expect(await notes(bot)).toMatchObject([{ text: 'at 15:99 foo' }]);
  });

  it('has its words given back where Slack does not open the form', async () => {
    const bot = await anOpenIncident();
    bot.slack.faults.fail('views.open', 'expired_trigger_id');
    const answer = await bot.slack
      .person('dana')
      .types('/incident note at 25:99 ask @priya', { in: channel });
    expect(JSON.stringify(answer.blocks)).toContain('/incident note at 25:99 ask @priya');
  });

  it('with only a time asks for its text', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    await dana.types('/incident note 10 minutes ago', { in: channel });
    expect(JSON.stringify(dana.modal()?.blocks)).toContain('"initial_date_time"');
    await dana.submits({ text: 'rolled back' });
    const [found] = await notes(bot);
    expect(found?.text).toBe('rolled back');
    expect(Math.round((Date.now() - Number(found?.at)) / 60_000)).toBe(10);
  });

  it('by someone with an unknown time zone asks for its time', async () => {
    const bot = await anOpenIncident();
    const notz = bot.slack.person('notz');
    await notz.types('/incident note INC-1 14:02 rolled back');
    expect(JSON.stringify(notz.modal()?.blocks)).toContain("Slack didn't say which time zone you're in");
    expect(await notes(bot)).toEqual([]);
  });

  it('with a future time is refused, with its text to send again', async () => {
    const bot = await anOpenIncident();
    const answer = await bot.slack
      .person('dana')
      .types('/incident note INC-1 tomorrow 14:00 it will be back');
    expect(answer.text).toBe("“tomorrow 14:00” hasn't happened yet. Use a time in the past.");
    expect(JSON.stringify(answer.blocks)).toContain('/incident note INC-1 tomorrow 14:00 it will be back');
    expect(await notes(bot)).toEqual([]);
  });

  it('asks only if there is an incident for it', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    const answer = await dana.types('/incident note INC-99 at 25:99 foo');
    expect(answer.text).toContain('INC-99');
    expect(dana.modal()).toBeFalsy();
  });
});

it('from yesterday shows its date everywhere, for every reader', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  await dana.types('/incident note yesterday 23:50 first alert', { in: channel });
  const [note] = await notes(bot);
  const told = `<!date^${Number(note?.at) / 1_000}^{date_short_pretty} {time}|${note?.at.toISOString().slice(0, 10)}`;
  await bot.delivered();
  const shown = async (line: string) => JSON.stringify((await dana.types(line, { in: channel })).blocks);
  expect(JSON.stringify(bot.slack.channel(channel).messages.at(-1)?.blocks)).toContain(told);
  expect(await shown('/incident timeline')).toContain(told);
  expect(await shown('/incident catchup')).toContain(told);
  await dana.types('/incident impact yesterday 23:50', { in: channel });
  expect(await shown('/incident show')).toContain(told);
  await bot.delivered();
  const card = bot.slack
    .channel(channel)
    .messages.find(({ blocks }) => JSON.stringify(blocks)?.includes('Impact'));
  expect(JSON.stringify(card?.blocks)).toContain(told);
});

describe('the impact', () => {
  it('is set to the typed time, which the answer shows', async () => {
    const bot = await anOpenIncident();
    const began = minutesAgo(25);
    const line = `/incident impact at ${clockIn('Europe/Berlin', began)}`;
    const answer = await bot.slack.person('dana').types(line, { in: channel });
    expect(answer.text).toContain(`impact started <!date^${began.getTime() / 1_000}^`);
  });

  it.each(['impact 15', 'impact at 25:99', 'impact 10 minutes ago checkout', 'impact since the deploy'])(
    'is asked for where more or something else was typed: %s',
    async (line) => {
      const bot = await anOpenIncident();
      const dana = bot.slack.person('dana');
      await dana.types(`/incident ${line}`, { in: channel });
      expect(JSON.stringify(dana.modal()?.blocks)).toContain('Pick the time here.');
      expect(
        await ask(bot.databaseUrl, "select 1 from timeline_entries where event ->> 'kind' = 'milestone_set'"),
      ).toEqual([]);
      await dana.closes();
    },
  );
});
