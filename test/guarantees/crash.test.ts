import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { ask } from '../support/ask.js';
import { type BotProcess, startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { type BusyUsers, busyUsers } from '../support/busy-users.js';
import { eventually } from '../support/eventually.js';
import { expectAllStored, expectSlackToMatchDatabase } from '../support/expect-slack-matches-database.js';
import { expectVerifiedRecords } from '../support/expect-verified-records.js';
import { aKillableServer } from '../support/killable-server.js';
import { seeded } from '../support/seeded.js';
import { storedEffects, untilDelivered } from '../support/stored.js';
import { aNewDatabase } from '../support/test-database.js';

const crashes = Number(process.env.CRASHES ?? 2);
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000);

const cli = await builtProgram();

it(`loses nothing it acknowledged and repeats nothing, killed ${crashes} times under load (CRASH_SEED=${seed})`, {
  timeout: 60_000 + crashes * 8_000,
}, async () => {
  console.info(`crash story: CRASH_SEED=${seed} CRASHES=${crashes}`);
  const random = seeded(seed);
  const { slack, databaseUrl, live } = await aKillableBot();
  const ill = makeSlackFail(slack, random);
  const people = busyUsers(slack, random, 4 + crashes);
  for (let crash = 0; crash < crashes; crash++) {
    const bot = live(crash % 2 === 0 ? 'http' : 'socket');
    await bot.listening();
    await untilSome(people, Math.floor(random() * 12));
    await pause(random() * 150);
    await bot.kill();
  }
  const survivor = live('http');
  await survivor.ready();
  await pause(300);
  await people.rest();
  ill.forEach((recover) => {
    recover();
  });
  await untilDelivered(databaseUrl);
  await slack.idle(100);

  const accepted = people.typed.filter(({ became }) => became === 'accepted');
  expect(accepted.length).toBeGreaterThan(crashes);
  expect(accepted.filter(({ verb }) => verb === 'start').length).toBeGreaterThan(2);
  await expectAllStored(people.typed, databaseUrl);
  await expectSlackToMatchDatabase(slack, databaseUrl);
  const undone = (await storedEffects(databaseUrl)).filter(
    ({ state, kind }) => state !== 'done' && state !== 'superseded' && kind !== 'dedupe_post',
  );
  expect(undone).toEqual([]);
  expect(slack.refusals).toEqual([]);
});

it(`keeps every record verifiable when killed repeatedly while processing it (CRASH_SEED=${seed})`, {
  timeout: 60_000 + crashes * 8_000,
}, async () => {
  const random = seeded(seed);
  const { slack, databaseUrl, live } = await aKillableBot();
  const dana = slack.person('dana');
  let bot = live('http');
  await bot.ready();
  await dana.types('/incident start Checkout is down');
  await untilDelivered(databaseUrl);
  const post = (text: string) => dana.posts(text, { in: 'inc-1-checkout-is-down' });
  const stored = (which: string) => ask(databaseUrl, `select 1 from messages where ${which}`);
  for (let crash = 0; crash < crashes; crash++) {
    const said = await Promise.all(Array.from({ length: 20 }, (_, n) => post(`p99 is ${n} s`)));
    await Promise.all(said.map((message) => dana.edits(message, 'p99 is 1 s')));
    await eventually(async () => expect(await stored('true')).toHaveLength(20 * (crash + 1)));
    await pause(random() * 600);
    await bot.kill();
    await expectVerifiedRecords(databaseUrl);
    bot = live('http');
    await bot.ready();
  }
  await post('errors fall');
  await eventually(async () => expect(await stored('not is_dirty')).toHaveLength(20 * crashes + 1));
  expect(await expectVerifiedRecords(databaseUrl)).toBeGreaterThan(20 * crashes);
});

const kills = Number(process.env.KILLS ?? 3);

it(`loses nothing and posts nothing twice, with bot and Postgres killed ${kills} times in any order (CRASH_SEED=${seed})`, {
  timeout: 90_000 + kills * 15_000,
}, async () => {
  console.info(`story of kills: CRASH_SEED=${seed} KILLS=${kills}`);
  const random = seeded(seed);
  const server = await aKillableServer();
  const { slack, databaseUrl, live } = await aKillableBot(server.url);
  const people = busyUsers(slack, random, 4 + kills);
  let bot = await untilReady(() => live('http'));
  const dead: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    await untilSome(people, 1 + Math.floor(random() * 6));
    await pause(random() * 300);
    const dying = random() < 0.5 ? 'postgres' : random() < 0.8 ? 'bot' : 'both';
    dead.push(dying);
    if (dying !== 'postgres') await bot.kill();
    if (dying !== 'bot') await server.kill();
    if (dying !== 'postgres') bot = await untilReady(() => live('http'));
  }
  await untilSome(people, 3);
  await people.rest();
  await untilDelivered(databaseUrl, 60_000);
  await slack.idle(100);

  const accepted = people.typed.filter(({ became }) => became === 'accepted');
  console.info(`${dead.join(', ')}: ${accepted.length} acts of ${people.typed.length} acknowledged`);
  await expectAllStored(people.typed, databaseUrl);
  await expectSlackToMatchDatabase(slack, databaseUrl);
  expect(slack.refusals).toEqual([]);
});

/** Restarts the bot if it exits during its start, for example because of a slow database, as a supervisor would. */
async function untilReady(live: () => BotProcess): Promise<BotProcess> {
  for (let tries = 1; ; tries++) {
    const bot = live();
    try {
      await bot.ready();
      return bot;
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

/** Waits until `more` lines were accepted, however fast the machine is. */
async function untilSome(people: BusyUsers, more: number): Promise<void> {
  const accepted = () => people.typed.filter(({ became }) => became === 'accepted').length;
  const enough = accepted() + more;
  await expect.poll(accepted, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(enough);
}

/** A workspace with a readable #general, a database, and a bot that can be started on them repeatedly. */
async function aKillableBot(ownUrl?: string) {
  const [slack, databaseUrl] = await Promise.all([startSandbox(), ownUrl ?? aDatabaseUrl()]);
  onTestFinished(() => slack.close());
  await slack.person('dana').invites('general', slack.botUserId);
  const live = (mode: 'http' | 'socket') => {
    const bot = startBotProcess({ cli, slack, databaseUrl, mode });
    if (mode === 'socket') slack.deliverTo();
    else
      void bot.listening().then(
        (url) => slack.deliverTo(`${url}/slack/events`),
        () => {},
      );
    return bot;
  };
  return { slack, databaseUrl, live };
}

async function aDatabaseUrl(): Promise<string> {
  const database = await aNewDatabase();
  onTestFinished(() => database.drop());
  return database.url;
}

/** Makes Slack slow, and sometimes silent, failing or rate limited. Returns functions that end each fault. */
function makeSlackFail(slack: Awaited<ReturnType<typeof startSandbox>>, random: () => number) {
  const anyCall = { times: Number.POSITIVE_INFINITY };
  const strikes = (share: number) => (call: { method: string }) =>
    call.method !== 'auth.test' && call.method !== 'apps.connections.open' && random() < share;
  return [
    slack.faults.slow(20),
    slack.faults.loseReply(strikes(0.03), anyCall),
    slack.faults.dropBefore(strikes(0.02), anyCall),
    slack.faults.status(strikes(0.02), 503, anyCall),
    slack.faults.rateLimit(strikes(0.01), 1, anyCall),
  ];
}
