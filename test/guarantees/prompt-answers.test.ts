import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { atLength } from '../support/at-length.js';
import { startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { expectSlackToMatchDatabase } from '../support/expect-slack-matches-database.js';
import { untilDelivered } from '../support/stored.js';
import { aNewDatabase } from '../support/test-database.js';

const cli = await builtProgram();

/** At length as many as a bad day has. */
const incidents = atLength(8, 70);
const lines = atLength(16, 150);
const answerSeconds = atLength(4, 8);

/** How Slack fails at each call, for as long as people type. */
const outages: Record<string, (slack: Sandbox) => () => void> = {
  'answers nothing but errors': (slack) => slack.faults.status('*', 503, { times: Infinity }),
  [`takes ${answerSeconds} s for each answer`]: (slack) => slack.faults.slow(answerSeconds * 1_000),
};

for (const [failing, begin] of Object.entries(outages))
  it(`answers people in time while ${incidents} incidents try again at once and Slack ${failing}`, async () => {
    const { slack, databaseUrl } = await aBusyBot();
    const dana = slack.person('dana');
    const number = (at: number) => `INC-${(at % incidents) + 1}`;
    for (let at = 0; at < incidents; at++) await dana.types(`/incident start sev2 case${at}x`);
    await untilDelivered(databaseUrl, 60_000);
    const calm = await timesOf(10, (at) => dana.types(`/incident ${number(at)} update words${at}x`));
    await untilDelivered(databaseUrl, 60_000);
    const lift = begin(slack);
    const busy = await timesOf(lines, (at) => dana.types(`/incident ${number(at)} update words${at + 10}x`));
    lift();
    expect(medianOf(busy)).toBeLessThan(1_000);
    console.info(`calm ${shown(calm)}; ${failing} ${shown(busy)}`);
    await untilDelivered(databaseUrl, 120_000);
    await expectSlackToMatchDatabase(slack, databaseUrl);
  }, 300_000);

interface Took {
  ms: number;
  isSaved: boolean;
}

async function timesOf(count: number, type: (at: number) => Promise<{ text?: string }>): Promise<Took[]> {
  const times: Took[] = [];
  for (let at = 0; at < count; at++) {
    const begun = performance.now();
    const { text } = await type(at);
    times.push({ ms: performance.now() - begun, isSaved: text?.includes('is saved') === true });
    await pause(30);
  }
  return times;
}

function medianOf(times: Took[]): number {
  return times.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function shown(times: Took[]): string {
  const sorted = times.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  const lost = times.filter(({ isSaved }) => !isSaved).length;
  return `n=${times.length} median=${at(0.5)} p90=${at(0.9)} max=${at(1)} ms, not saved ${lost}`;
}

async function aBusyBot() {
  const [slack, database] = await Promise.all([startSandbox(), aNewDatabase()]);
  onTestFinished(async () => {
    await slack.close();
    await database.drop();
  });
  const bot = startBotProcess({ cli, slack, databaseUrl: database.url, mode: 'http' });
  slack.deliverTo(`${await bot.listening()}/slack/events`);
  await bot.ready();
  await slack.person('dana').invites('general', slack.botUserId);
  return { slack, databaseUrl: database.url, bot };
}
