import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { atLength } from '../support/at-length.js';
import { startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { eventually } from '../support/eventually.js';
import { untilDelivered } from '../support/stored.js';
import { tablesWith } from '../support/tables-with.js';
import { aNewDatabase } from '../support/test-database.js';

/** Our manifest, plus direct messages, which it does not subscribe to. */
const talkative = parse(
  readFileSync('manifest.yml', 'utf8')
    .replace('messages_tab_read_only_enabled: true', 'messages_tab_read_only_enabled: false')
    .replace('- message.channels', '- message.channels\n      - message.im')
    .replace('- groups:history', '- im:history\n      - groups:history'),
);
const channel = 'inc-1-checkout-is-down';
const rounds = atLength(200, 1_000);

const cli = await builtProgram();

it('stores no trace of what people write in other channels, in any table or log, although the bot receives it', {
  timeout: 180_000,
}, async () => {
  const [slack, database] = await Promise.all([startSandbox({ manifest: talkative }), aNewDatabase()]);
  onTestFinished(async () => {
    await slack.close();
    await database.drop();
  });
  const bot = startBotProcess({ cli, slack, databaseUrl: database.url, mode: 'http', logLevel: 'trace' });
  slack.deliverTo(`${await bot.listening()}/slack/events`);
  await bot.ready();
  const [dana, priya] = [slack.person('dana'), slack.person('priya')];
  await dana.types('/incident start Checkout is down');
  await untilDelivered(database.url);
  for (const place of ['general', 'leads']) await dana.invites(place, slack.botUserId);

  const direct = dana.opensDirect();
  for (let n = 0; n < rounds; n += 1) {
    await dana.posts(`petrichor ${n}`, { in: 'general' });
    await priya.posts(`petrichor ${n}`, { in: 'leads' });
    if (n % 25 === 0) await slack.idle(0);
    if (n % 10 === 0) await dana.posts(`petrichor ${n}`, { in: direct });
  }
  const file = { name: 'petrichor.png', mimetype: 'image/png', content: 'petrichor' };
  for (const place of ['general', 'leads']) {
    const said = await dana.posts('petrichor', { in: place, files: [file] });
    await priya.posts('petrichor', { in: place, thread: said.ts });
    await dana.edits(said, 'petrichor again');
    await priya.reacts(said, 'pushpin');
    await priya.pins(said);
    await dana.deletes(said);
  }
  await dana.posts('the bot is well', { in: channel });
  await slack.idle();

  const heard = slack.deliveries.filter(({ payload }) => JSON.stringify(payload).includes('petrichor'));
  expect(heard.length).toBeGreaterThan(2 * rounds + 10);
  await eventually(async () => expect(await tablesWith(database.url, 'well')).toEqual(['public.messages']));
  expect(await tablesWith(database.url, 'petrichor')).toEqual([]);
  expect(bot.lines.length).toBeGreaterThan(10);
  expect(bot.lines.filter((line) => line.includes('petrichor'))).toEqual([]);
});
