import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { untilDelivered } from '../support/stored.js';
import { aNewDatabase } from '../support/test-database.js';

const line = z.looseObject({
  msg: z.string(),
  trace: z.string().optional(),
  kind: z.string().optional(),
  method: z.string().optional(),
  command: z.string().optional(),
});
const cli = await builtProgram();

it('logs a request, its effects and their calls to Slack under one trace, and another request under another', async () => {
  const [slack, database] = await Promise.all([startSandbox(), aNewDatabase()]);
  onTestFinished(async () => {
    await slack.close();
    await database.drop();
  });
  const bot = startBotProcess({ cli, slack, databaseUrl: database.url, mode: 'http', logLevel: 'debug' });
  slack.deliverTo(`${await bot.listening()}/slack/events`);
  await bot.ready();
  await slack.person('dana').types('/incident start Checkout is down', { in: 'general' });
  await untilDelivered(database.url);
  await slack.person('dana').types('/incident note payments time out', { in: 'inc-1-checkout-is-down' });
  await untilDelivered(database.url);

  const lines = bot.lines.map((text) => line.parse(JSON.parse(text)));
  const [start, note] = lines.filter(({ msg }) => msg === 'request');
  expect([start?.command, note?.command]).toEqual(['start', 'note']);
  expect(start?.trace).toMatch(/^[0-9a-f]{16}$/);
  expect(note?.trace).not.toBe(start?.trace);
  const effects = lines.filter(({ msg, trace }) => msg === 'effect_attempted' && trace === start?.trace);
  expect(effects.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['open_channel', 'invite', 'pin_card']),
  );
  const calls = lines.filter(({ msg, trace }) => msg === 'slack_called' && trace === start?.trace);
  expect(calls.map(({ method }) => method)).toEqual(
    expect.arrayContaining(['conversations.create', 'conversations.invite', 'chat.postMessage', 'pins.add']),
  );
  const untraced = lines.filter(
    ({ msg, trace }) => ['request', 'effect_attempted', 'slack_called'].includes(msg) && !trace,
  );
  expect(untraced).toEqual([]);
});
