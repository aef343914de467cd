import { expect, it } from 'vitest';
import { renderMessage } from '../../sandbox/transcript/render-message.js';
import { aReader } from '../block-kit/a-reader.js';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

const channel = 'inc-1-checkout-is-down';

/** What dana reads, without times. */
async function read({ slack }: Bot, line: string): Promise<string> {
  const answer = await slack.person('dana').types(line, { in: channel });
  const people = new Map(slack.users().map(({ id, name }) => [id, name]));
  const reader = { ...aReader({ tz: 'UTC' }), userName: (id: string) => people.get(id) ?? id };
  const text = renderMessage({ text: answer.text ?? '', blocks: answer.blocks ?? [] }, reader, {
    width: 100,
  });
  return text.replace(/\b(?:yesterday |today )?\d\d:\d\d\b/g, 'hh:mm');
}

it('shows actions, notes and marks in order, each with its source', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  const said = await dana.posts('p99 of payments is 9 s', { in: channel });
  await dana.posts('coffee?', { in: channel });
  await dana.reacts(said, 'pushpin');
  await dana.types('/incident note rolled back 4f2c1', { in: channel });
  await eventually(async () =>
    expect(await ask(bot.databaseUrl, 'select 1 from messages where is_highlight')).toHaveLength(1),
  );
  expect(await read(bot, '/incident timeline')).toMatchInlineSnapshot(`
    "INC-1 · 3 highlights of 4 entries
    hh:mm  @dana declared, sev3
    hh:mm  @dana “p99 of payments is 9 s” link · 📌 @dana
    hh:mm  @dana added a note: “rolled back 4f2c1”
    [ All ] [ Add note ] [ Edit an entry ▾ ] [ Create action item ▾ ]
      Add an entry with \`/incident note at hh:mm …\`, or react to a message with 📌."
  `);
  expect(await read(bot, '/incident timeline all')).toContain('coffee?');
});

it('places a note at its time in its author’s zone, and tells the channel', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  const answer = await dana.types('/incident note yesterday 23:50 first alert', { in: channel });
  expect(answer.failed).toBeUndefined();
  const [entry] = await ask(
    bot.databaseUrl,
    "select occurred_at, event ->> 'text' as text from timeline_entries where event ->> 'kind' = 'noted'",
  );
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', timeStyle: 'short' });
  expect(local.format(new Date(String(entry?.occurred_at)))).toBe('23:50');
  expect(entry?.text).toBe('first alert');
  await bot.delivered();
  expect(bot.slack.channel(channel).messages.at(-1)?.text).toContain('added a note to INC-1: “first alert”');
});

it('refuses a note from the future, and opens a form when there is no text', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  const answer = await dana.types('/incident note tomorrow 14:00 it will be fixed', { in: channel });
  expect(answer.text).toContain("hasn't happened yet");
  await dana.types('/incident note', { in: channel });
  expect((await bot.slack.until(() => dana.modal())).callback_id).toBe('form:note');
});

it('shows a long timeline in pages, and each item once', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  for (let n = 1; n <= 36; n += 1) await dana.posts(`message ${n}.`, { in: channel });
  await eventually(async () => expect(await ask(bot.databaseUrl, 'select 1 from messages')).toHaveLength(36));
  const seen: string[] = [];
  let line: string | undefined = '/incident timeline all';
  while (line) {
    const answer = await dana.types(line, { in: channel });
    const json = JSON.stringify(answer.blocks);
    const words = JSON.stringify(
      answer.blocks?.filter((block) => JSON.stringify(block).startsWith('{"type":"section"')),
    );
    seen.unshift(...(words.match(/message \d+\./g) ?? []));
    const earlier: string | undefined = /timeline all before [\d.em-]+/.exec(json)?.[0];
    line = earlier && `/incident ${earlier}`;
  }
  expect(seen).toEqual(Array.from({ length: 36 }, (_, index) => `message ${index + 1}.`));
});

it('shows late arrivals the timeline and open questions', async () => {
  const bot = await anOpenIncident();
  await bot.slack.person('dana').invites(channel, 'sam');
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  const question = await sam.posts('did the deploy go out?', { in: channel });
  await dana.posts('yes, 14:01', { in: channel, thread: question.ts });
  await sam.posts('who can read the logs of the provider?', { in: channel, thread: question.ts });
  await dana.reacts(await sam.posts('errors since noon', { in: channel }), 'pushpin');
  await eventually(async () =>
    expect(await ask(bot.databaseUrl, 'select 1 from messages where is_highlight')).toHaveLength(1),
  );
  const told = await read(bot, '/incident catchup');
  expect(told).toContain('“errors since noon”');
  expect(told).toContain('who can read the logs of the provider?');
  expect(told).not.toContain('did the deploy go out?');
  expect(told.split('\n').length).toBeLessThan(20);
});
