import { expect, it } from 'vitest';
import type { ReadMessage } from '../../sandbox/users/person.js';
import type { Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel as channel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { tablesWith } from '../support/tables-with.js';

/** The newest ephemeral message to this person in the incident's channel that starts with these words. */
async function respondedEphemerally(bot: Bot, name: string, words: string): Promise<ReadMessage> {
  return bot.slack.until(() =>
    bot.slack
      .person(name)
      .reads(channel)
      .findLast((message) => message.isEphemeral && message.text?.includes(words)),
  );
}

const receiptOf = (bot: Bot, name: string) => respondedEphemerally(bot, name, 'Added to');

const keyTexts = async ({ databaseUrl }: Bot) =>
  (await ask(databaseUrl, 'select text from messages where is_highlight order by ts')).map(
    ({ text }) => text,
  );

/** The timeline as dana reads it, in Slack's format. */
async function timeline(bot: Bot, line = '/incident timeline'): Promise<string> {
  const answer = await bot.slack.person('dana').types(line, { in: channel });
  return JSON.stringify(
    answer.blocks?.filter((block) => !JSON.stringify(block).startsWith('{"type":"actions"')),
  );
}

async function aMarkedMessage(text = 'p99 back under 300 ms') {
  const bot = await anOpenIncident();
  await bot.slack.person('dana').invites(channel, 'sam');
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  const message = await sam.posts(text, { in: channel });
  await dana.reacts(message, 'pushpin');
  await eventually(async () => expect(await keyTexts(bot)).toEqual([text]));
  return { bot, dana, sam, message };
}

it('tells only the person who marked a message that it is on the timeline', async () => {
  const { bot, sam } = await aMarkedMessage();
  const receipt = await receiptOf(bot, 'dana');
  expect(JSON.stringify(receipt.blocks)).toContain(`<@${sam.id}> “p99 back under 300 ms”`);
  await bot.delivered();
  expect(sam.reads(channel).filter(({ isEphemeral }) => isEphemeral)).toEqual([]);
});

it('undoes a mark with one press, and accepts a new mark', async () => {
  const { bot, dana, message } = await aMarkedMessage();
  await dana.clicks(await receiptOf(bot, 'dana'), { text: 'Undo' });
  await respondedEphemerally(bot, 'dana', "Removed from *INC-1*'s timeline.");
  expect(await keyTexts(bot)).toEqual([]);
  await bot.slack.person('sam').reacts(message, 'star');
  await eventually(async () => expect(await keyTexts(bot)).toEqual(['p99 back under 300 ms']));
});

it('restores a removed message', async () => {
  const { bot, dana } = await aMarkedMessage();
  await dana.clicks(await receiptOf(bot, 'dana'), { text: 'Undo' });
  await dana.clicks(await respondedEphemerally(bot, 'dana', 'Removed from'), { text: 'Put back' });
  expect(await keyTexts(bot)).toEqual(['p99 back under 300 ms']);
});

it('edits text and time of a timeline item, keeps the original, and shows its history', async () => {
  const { bot, dana, sam, message } = await aMarkedMessage();
  await dana.clicks(await receiptOf(bot, 'dana'), { text: 'Edit' });
  const form = await bot.slack.until(() => dana.modal());
  expect(JSON.stringify(form.blocks)).toContain('p99 back under 300 ms');
  const at = new Date(Math.floor(Number(message.ts) - 600) * 1_000);
  const saved = await dana.submits({ text: 'p99 of payments is back under 300 ms', at });
  expect(saved.failed).toBeUndefined();
  expect(await timeline(bot)).toContain(
    `<@${sam.id}> “p99 of payments is back under 300 ms” (edited by <@${dana.id}>)`,
  );
  const [row] = await ask(bot.databaseUrl, 'select text, occurred_at from messages');
  expect(row).toEqual({ text: 'p99 back under 300 ms', occurred_at: at });
  await dana.types(`/incident timeline edit m${message.ts}`, { in: channel });
  const again = await bot.slack.until(() => dana.modal());
  const history = JSON.stringify(again.blocks);
  expect(history).toContain(`<@${dana.id}> edited its words, before “p99 back under 300 ms”; its time`);
  expect(history).toContain(`:pushpin: <@${dana.id}>`);
  expect(await timeline(bot, '/incident timeline all')).toContain('edited an entry: its words');
});

it('refuses an unchanged form and a future time', async () => {
  const { bot, dana, message } = await aMarkedMessage();
  await dana.types(`/incident timeline edit m${message.ts}`, { in: channel });
  await bot.slack.until(() => dana.modal());
  expect(JSON.stringify(await dana.submits({}))).toContain('Nothing changed');
  const future = await dana.submits({ at: new Date(Date.now() + 86_400_000) });
  expect(JSON.stringify(future)).toContain("hasn't happened yet");
});

it('edits a note, and removes Firebreak’s own entries from the timeline but not from the record', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  await dana.types('/incident note rolled back 4f2c', { in: channel });
  const [note, declared] = await Promise.all(
    ['noted', 'declared'].map(async (kind) => {
      const [row] = await ask(
        bot.databaseUrl,
        `select 'e' || lpad(id::text, 18, '0') as key from timeline_entries where event ->> 'kind' = '${kind}'`,
      );
      return String(row?.key);
    }),
  );
  await dana.types(`/incident timeline edit ${note}`, { in: channel });
  await bot.slack.until(() => dana.modal());
  await dana.submits({ text: 'rolled back 4f2c1' });
  await dana.types(`/incident timeline remove ${declared}`, { in: channel });
  const key = await timeline(bot);
  expect(key).toContain('added a note: “rolled back 4f2c1”');
  expect(key).not.toContain('declared');
  expect(await timeline(bot, '/incident timeline all')).toContain('declared, sev3 · _off the timeline_');
});

it('acts once, however often and at whichever process the button press arrives', async () => {
  const { bot, dana } = await aMarkedMessage();
  await bot.another();
  const receipt = await receiptOf(bot, 'dana');
  await Promise.all([dana.clicks(receipt, { text: 'Undo' }), dana.clicks(receipt, { text: 'Undo' })]);
  const item_edited = await ask(
    bot.databaseUrl,
    "select 1 from timeline_entries where event ->> 'kind' = 'item_edited'",
  );
  expect(item_edited).toHaveLength(1);
  expect(await keyTexts(bot)).toEqual([]);
});

it('sends no receipt for a mark that was removed before delivery', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  const message = await dana.posts('coffee?', { in: channel });
  bot.slack.faults.rateLimit('chat.postEphemeral', 1);
  await dana.reacts(message, 'pushpin');
  await dana.unreacts(message, 'pushpin');
  await eventually(async () => expect(await keyTexts(bot)).toEqual([]));
  await bot.delivered();
  expect(dana.reads(channel).filter(({ text }) => text?.startsWith('Added to'))).toEqual([]);
});

it('warns when notes are in a different order than they were written', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  await dana.types('/incident note 10 minutes ago rolled back', { in: channel });
  await dana.types('/incident note 20 minutes ago errors fall', { in: channel });
  expect(await timeline(bot)).toContain('are in a different order than they were written. Check the times.');
});

it('stores no text of a deleted message, nor anything derived from it', async () => {
  const { bot, dana, sam, message } = await aMarkedMessage('the zebra key leaked');
  await dana.types(`/incident timeline edit m${message.ts}`, { in: channel });
  await bot.slack.until(() => dana.modal());
  await dana.submits({ text: 'a zebra of a key leaked' });
  await bot.delivered();
  await sam.deletes(message);
  await eventually(async () => expect(await tablesWith(bot.databaseUrl, 'zebra')).toEqual([]));
  expect(await timeline(bot)).toContain('_deleted_');
});

it('shows the edited words of the latest update on the card, the announcement and in a briefing, and whose change it was', async () => {
  const bot = await anOpenIncident();
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  await dana.invites(channel, 'sam');
  await dana.types('/incident update rolled bakc', { in: channel });
  const [entry] = await ask(
    bot.databaseUrl,
    "select id from timeline_entries where event ->> 'kind' = 'updated'",
  );
  await sam.types(`/incident timeline edit e${String(entry?.id).padStart(18, '0')}`, { in: channel });
  await sam.submits({ text: 'rolled back' });
  await sam.closes();
  await bot.delivered({ withAnnouncements: true });
  const card = JSON.stringify(bot.slack.channel(channel).pins[0]?.blocks);
  expect(card).toContain('dana (edited by sam)');
  expect(card).toContain('rolled back');
  const announcement = JSON.stringify(bot.slack.channel('general').messages.at(-1)?.blocks);
  expect(announcement).toContain('(edited by sam)');
  expect(announcement).not.toContain('bakc');
  expect(JSON.stringify((await dana.types('/incident show', { in: channel })).blocks)).toContain(
    `(edited by <@${sam.id}>)`,
  );
  await dana.types('/incident update all is well', { in: channel });
  await bot.delivered();
  expect(JSON.stringify(bot.slack.channel(channel).pins[0]?.blocks)).not.toContain('edited by');
});
