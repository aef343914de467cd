import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Person } from '../../sandbox/users/person.js';
import { aBot } from '../support/a-bot.js';
import { anOpenIncident, openChannel as channel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const shortcut = 'add_to_timeline';
const quoted = z.object({ text: z.string(), permalink: z.string() });

const marks = (databaseUrl: string) =>
  ask(databaseUrl, 'select ts, kind, by_id, note, is_on from marks order by ts, key');
const quotes = (databaseUrl: string) =>
  ask(
    databaseUrl,
    "select incident_number, occurred_at, author_id, event from timeline_entries where event ->> 'kind' = 'quoted'",
  );

/** Declares an incident outside of any channel, so that none gets an announcement. */
async function declaresElsewhere(person: Person, title: string): Promise<void> {
  await person.shortcut('start_incident');
  await person.submits({ title });
  await person.closes();
}

it('adds a thread reply of the incident by its shortcut, with a note and another time', async () => {
  const bot = await anOpenIncident();
  await bot.slack.person('dana').invites(channel, 'sam');
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  const parent = await sam.posts('errors since 13:50', { in: channel });
  const reply = await sam.posts('only the first provider', { in: channel, thread: parent.ts });
  await dana.messageShortcut(shortcut, reply);
  const form = await bot.slack.until(() => dana.modal());
  expect(JSON.stringify(form.blocks)).toContain('only the first provider');
  const at = new Date((Math.floor(Number(reply.ts)) - 300) * 1_000);
  const saved = await dana.submits({ note: 'this is how it began', at });
  expect(saved.errors).toBeUndefined();
  await bot.delivered();
  expect(await ask(bot.databaseUrl, 'select ts, occurred_at from messages where is_highlight')).toEqual([
    { ts: reply.ts, occurred_at: at },
  ]);
  expect(await marks(bot.databaseUrl)).toEqual([
    { ts: reply.ts, kind: 'shortcut', by_id: dana.id, note: 'this is how it began', is_on: true },
  ]);
  const answer = await dana.types('/incident timeline', { in: channel });
  expect(JSON.stringify(answer.blocks)).toContain(`<@${sam.id}> “only the first provider” <https://`);
  expect(JSON.stringify(answer.blocks)).toContain(`added <@${dana.id}> · “this is how it began”`);
});

it('adds a message that it never received', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  const message = await dana.posts('first alert', { in: channel });
  await bot.slack.idle();
  await ask(bot.databaseUrl, 'delete from messages');
  await dana.messageShortcut(shortcut, message);
  await bot.slack.until(() => dana.modal());
  await dana.submits({});
  expect(await ask(bot.databaseUrl, 'select text from messages where is_highlight')).toEqual([
    { text: 'first alert' },
  ]);
});

it('adds a message from another channel to the chosen incident, with a link', async () => {
  const bot = await anOpenIncident();
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  await declaresElsewhere(sam, 'Search is slow');
  await bot.delivered();
  const message = await sam.posts('customers cannot pay <!channel>', { in: 'general' });
  await dana.messageShortcut(shortcut, message);
  const form = await bot.slack.until(() => dana.modal());
  const words = JSON.stringify(form.blocks);
  expect(words.indexOf('INC-1')).toBeLessThan(words.indexOf('INC-2'));
  expect(await quotes(bot.databaseUrl)).toEqual([]);
  await dana.submits({ incident: 'INC-1 Checkout is down', note: 'first report' });
  await bot.delivered();
  const [entry] = await quotes(bot.databaseUrl);
  expect(entry).toMatchObject({
    incident_number: 1,
    author_id: dana.id,
    occurred_at: new Date(Math.round(Number(message.ts) * 1_000)),
    event: { authorId: sam.id, ts: message.ts, note: 'first report' },
  });
  const told = JSON.stringify(bot.slack.channel(channel).messages.at(-1)?.blocks);
  expect(told).toContain('View message');
  expect(told).not.toContain('<!channel>');
  const answer = await dana.types('/incident timeline', { in: channel });
  expect(JSON.stringify(answer.blocks)).toMatch(/quoted <@\w+> from <#\w+>: “customers cannot pay/);
});

it('offers incidents announced in that channel first, and only those the person can see', async () => {
  const bot = await aBot();
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  await sam.types('/incident start Announced here', { in: 'general' });
  await bot.delivered();
  await declaresElsewhere(dana, 'Mine');
  await bot.delivered();
  await sam.types('/incident start Secret --private');
  await bot.delivered();
  const message = await dana.posts('still broken', { in: 'general' });
  await dana.messageShortcut(shortcut, message);
  const words = JSON.stringify((await bot.slack.until(() => dana.modal())).blocks);
  expect(words).not.toContain('Secret');
  expect(words.indexOf('Announced here')).toBeLessThan(words.indexOf('Mine'));
});

it('stores nothing of a message when no incident is open, and says so', async () => {
  const bot = await aBot();
  const dana = bot.slack.person('dana');
  await dana.messageShortcut(shortcut, await dana.posts('lunch?', { in: 'general' }));
  const view = await bot.slack.until(() => dana.modal());
  expect(JSON.stringify(view)).toContain('No incident is open');
  expect(await ask(bot.databaseUrl, 'select 1 from messages')).toEqual([]);
});

it('says that its own messages are already in the record', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  const [card] = bot.slack.channel(channel).messages.filter(({ bot_id }) => bot_id);
  if (!card) throw new Error('There is no card.');
  await dana.messageShortcut(shortcut, card);
  expect(JSON.stringify(await bot.slack.until(() => dana.modal()))).toContain(
    'in the record of INC-1 already',
  );
});

it('stores as much of a very long message as its form can hold, and a link to the rest', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  const long = `${'"quoted"\n'.repeat(430)}end`;
  const message = await dana.posts(long, { in: 'general' });
  await dana.messageShortcut(shortcut, message);
  await bot.slack.until(() => dana.modal());
  await dana.submits({});
  const [entry] = await quotes(bot.databaseUrl);
  const { text, permalink } = quoted.parse(entry?.event);
  expect(long.startsWith(text.slice(0, -1))).toBe(true);
  expect(text.endsWith('…')).toBe(true);
  expect(text.length).toBeGreaterThan(1_000);
  expect(permalink).toContain(message.ts.replace('.', ''));
});
