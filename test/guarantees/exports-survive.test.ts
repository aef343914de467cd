import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { eventually } from '../support/eventually.js';
import { untilDelivered } from '../support/stored.js';
import { aNewDatabase } from '../support/test-database.js';

const cli = await builtProgram();
const channel = 'inc-1-checkout-is-down';

it.each([
  ['between the upload and the sharing', 'hang'],
  ['while Slack shares it', 'answerLate'],
] as const)('shares one file if the process is killed %s', { timeout: 90_000 }, async (_when, fault) => {
  const [slack, database] = await Promise.all([startSandbox(), aNewDatabase()]);
  onTestFinished(async () => {
    await slack.close();
    await database.drop();
  });
  const live = async () => {
    const bot = startBotProcess({ cli, slack, databaseUrl: database.url, mode: 'socket' });
    slack.deliverTo();
    await bot.ready();
    return bot;
  };
  const dying = await live();
  const dana = slack.person('dana');
  await dana.types('/incident start Checkout is down');
  await untilDelivered(database.url);
  const method = 'files.completeUploadExternal';
  slack.faults[fault](method, 10_000);
  await dana.types('/incident export md here', { in: channel });
  await eventually(async () => expect(slack.calls.some((call) => call.method === method)).toBe(true));
  await dying.kill();
  await live();
  await untilDelivered(database.url, 60_000);
  const shared = slack.channel(channel).messages.filter(({ files = [] }) => files.length > 0);
  expect(shared).toHaveLength(1);
  expect(slack.file('inc-1.md').bytes.toString()).toContain('# INC-1: Checkout is down');
});
