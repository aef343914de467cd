import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { ask } from '../support/ask.js';
import { startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { busyUsers } from '../support/busy-users.js';
import { expectAllStored, expectSlackToMatchDatabase } from '../support/expect-slack-matches-database.js';
import { seeded } from '../support/seeded.js';
import { storedIncidents, untilDelivered } from '../support/stored.js';
import { aNewDatabase } from '../support/test-database.js';

const cli = await builtProgram();

const rounds = 20;

const cutOff = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'firebreak'`;

it.each(['http', 'socket'] as const)(
  'lives on when Postgres ends its connections under load, again and again (%s)',
  async (mode) => {
    const { bot, slack, databaseUrl } = await aBusyBot(mode);
    const people = busyUsers(slack, seeded(1), 20);
    for (let round = 0; round < rounds; round++) {
      await pause(100);
      await ask(databaseUrl, cutOff);
    }
    await people.rest();

    const answer = await slack.person('dana').types('/incident start sev2 All is well again');
    expect(answer.text ?? '', bot.lines.slice(-5).join('\n')).not.toMatch(/nothing was|didn't confirm/i);
    for (const { number } of await storedIncidents(databaseUrl))
      await slack.person('dana').types(`/incident INC-${number} update goes on`);
    await untilDelivered(databaseUrl, 40_000); // the sweep finds a lost job 15 s later
    await slack.idle(100);
    await expectAllStored(people.typed, databaseUrl);
    await expectSlackToMatchDatabase(slack, databaseUrl);
    expect(bot.lines.filter((line) => line.includes('"msg":"ready"'))).toHaveLength(1);
  },
  60_000,
);

/** A process of its own, because an uncaught error ends it. */
async function aBusyBot(mode: 'http' | 'socket') {
  const [slack, database] = await Promise.all([startSandbox(), aNewDatabase()]);
  onTestFinished(async () => {
    await slack.close();
    await database.drop();
  });
  await slack.person('dana').invites('general', slack.botUserId);
  const bot = startBotProcess({ cli, slack, databaseUrl: database.url, mode });
  if (mode === 'socket') slack.deliverTo();
  else slack.deliverTo(`${await bot.listening()}/slack/events`);
  await bot.ready();
  return { bot, slack, databaseUrl: database.url };
}
