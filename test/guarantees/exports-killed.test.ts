import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { eventually } from '../support/eventually.js';
import { untilDelivered } from '../support/stored.js';
import { aNewDatabase } from '../support/test-database.js';

const cli = await builtProgram();
const channel = 'inc-1-checkout-is-down';
const hasProc = process.platform === 'linux';

/** A bot that is asked for an export, whose process waits for the database until `release`. */
async function anExportInProgress() {
  const [slack, database] = await Promise.all([startSandbox(), aNewDatabase()]);
  onTestFinished(async () => {
    await slack.close();
    await database.drop();
  });
  const bot = startBotProcess({ cli, slack, databaseUrl: database.url, mode: 'socket' });
  slack.deliverTo();
  await bot.ready();
  const dana = slack.person('dana');
  await dana.types('/incident start Checkout is down');
  await untilDelivered(database.url);
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  await sql`begin`;
  await sql`lock table messages in access exclusive mode`;
  const release = async () => {
    await sql`rollback`;
    await sql.end();
  };
  onTestFinished(() => sql.end());
  await dana.types('/incident export md', { in: channel });
  const pid = await eventually(async () => {
    const found = exportProcessOf(bot.pid);
    expect(found).toBeDefined();
    return Number(found);
  });
  return { slack, database, bot, release, pid };
}

/** The id of the process that makes an export for this bot. */
function exportProcessOf(bot: number): string | undefined {
  const ids = readFileSync(`/proc/${bot}/task/${bot}/children`, 'utf8').trim().split(' ');
  return ids.find((id) => commandOf(id).includes('export-process.js'));
}

function commandOf(id: string | number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return ''; // It ended meanwhile.
  }
}

it.runIf(hasProc)('sends a file whose process was killed, once', { timeout: 90_000 }, async () => {
  const { slack, database, release, pid } = await anExportInProgress();
  process.kill(pid, 'SIGKILL');
  await release();
  await untilDelivered(database.url, 60_000);
  const sent = slack.person('dana').readsDirect();
  expect(sent.filter(({ files = [] }) => files.length > 0)).toHaveLength(1);
});

it.runIf(hasProc)('leaves no process behind when the bot is killed', { timeout: 90_000 }, async () => {
  const { bot, release, pid } = await anExportInProgress();
  await bot.kill();
  await eventually(async () => expect(commandOf(pid)).toBe(''));
  await release();
});
