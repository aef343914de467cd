import { expect, it } from 'vitest';
import { aBot, type Bot, type BotOptions } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

const channel = 'inc-1-checkout-is-down';

async function anOpenIncident(options: BotOptions = {}): Promise<Bot> {
  const bot = await aBot(options);
  await bot.slack.person('dana').types('/incident start Checkout is down');
  await bot.delivered();
  await bot.slack.person('dana').invites(channel, 'sam');
  return bot;
}

const keyTexts = async ({ databaseUrl }: Bot) =>
  (await ask(databaseUrl, 'select text from messages where is_highlight order by ts')).map(
    ({ text }) => text,
  );

const untilKeyTextsAre = (bot: Bot, texts: string[]) =>
  eventually(async () => expect(await keyTexts(bot)).toEqual(texts));

it('highlights the marked message by its own author, including thread replies', async () => {
  const bot = await anOpenIncident();
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  const parent = await dana.posts('errors since 13:50', { in: channel });
  const reply = await dana.posts('only the first provider', { in: channel, thread: parent.ts });
  await sam.reacts(reply, 'pushpin');
  await untilKeyTextsAre(bot, ['only the first provider']);
  const [row] = await ask(
    bot.databaseUrl,
    'select author_id, by_id from messages join marks using (ts) where is_highlight',
  );
  expect(row).toEqual({ author_id: dana.id, by_id: sam.id });
});

it('removes an item with its last mark, and restores it with the next', async () => {
  const bot = await anOpenIncident();
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  const message = await dana.posts('rolled back 4f2c1', { in: channel });
  await dana.pins(message);
  await sam.reacts(message, 'star');
  await untilKeyTextsAre(bot, ['rolled back 4f2c1']);
  await sam.unreacts(message, 'star');
  await bot.slack.idle();
  expect(await keyTexts(bot)).toEqual(['rolled back 4f2c1']);
  await dana.unpins(message);
  await untilKeyTextsAre(bot, []);
  await dana.reacts(message, 'pushpin');
  await untilKeyTextsAre(bot, ['rolled back 4f2c1']);
});

it('ignores other emoji, other channels, and its own card', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  await dana.reacts(await dana.posts('thanks', { in: channel }), 'tada');
  await dana.reacts(await dana.posts('lunch', { in: 'general' }), 'pushpin');
  const [card] = bot.slack.channel(channel).pins;
  if (card) await dana.reacts(card, 'pushpin');
  await bot.slack.idle();
  await bot.delivered();
  expect(await keyTexts(bot)).toEqual([]);
  expect(await ask(bot.databaseUrl, 'select count(*)::int as n from messages')).toEqual([{ n: 1 }]);
});

it('fetches a marked message that it never received', async () => {
  const bot = await anOpenIncident({ altersRecord: true });
  const dana = bot.slack.person('dana');
  const parent = await dana.posts('errors since 13:50', { in: channel });
  const reply = await dana.posts('only the first provider', { in: channel, thread: parent.ts });
  await eventually(async () => expect(await ask(bot.databaseUrl, 'select 1 from messages')).toHaveLength(2));
  await ask(bot.databaseUrl, 'delete from messages');
  await dana.reacts(reply, 'pushpin');
  await untilKeyTextsAre(bot, ['only the first provider']);
});
