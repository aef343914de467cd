import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { ask } from '../support/ask.js';
import { type BotProcess, startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { untilDelivered } from '../support/stored.js';
import { aNewDatabase } from '../support/test-database.js';

const kills = Number(process.env.KILLS ?? 2);
/** Those who get their digest before a process is killed, and while. */
const owners = Array.from({ length: kills }, (_, kill) =>
  Array.from({ length: 12 }, (_, n) => `owner${12 * kill + n}`),
);

const cli = await builtProgram();

it(`sends each person one digest, with ${kills} of two processes killed while they send`, {
  timeout: 150_000 + kills * 15_000,
}, async () => {
  const { slack, databaseUrl, live } = await aTeamOfTwoProcesses();
  /** How many of them have their digest. */
  const told = (some: string[]) => some.filter((one) => slack.person(one).readsDirect().length > 0).length;
  const processes = [await live(), await live()];
  await slack.person('dana').types('/incident start sev2 Checkout is down');
  await untilDelivered(databaseUrl);
  for (const some of owners) {
    await oweAnItem(some, slack, databaseUrl);
    await expect.poll(() => told(some), { timeout: 60_000, interval: 5 }).toBeGreaterThan(0);
    const [dying] = processes.splice(0, 1);
    await dying?.kill();
    processes.push(await live());
  }
  const outcomes = "select outcome, count(*)::int from nudges where key like 'digest:%' group by outcome";
  const allSent = [{ outcome: 'sent', count: owners.flat().length }];
  await expect.poll(() => ask(databaseUrl, outcomes), { timeout: 90_000, interval: 100 }).toEqual(allSent);
  await untilDelivered(databaseUrl, 60_000);

  const digests = owners.flat().map((owner) =>
    slack
      .person(owner)
      .readsDirect()
      .map(({ text }) => text),
  );
  expect(digests).toEqual(owners.flat().map(() => [expect.stringContaining('1 action item needs you.')]));
});

/** A workspace with many people, a database, and a way to start the bot on them. Digests go out at any time. */
async function aTeamOfTwoProcesses() {
  const [slack, database] = await Promise.all([startSandbox({ latencyMs: 40 }), aNewDatabase()]);
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-policy-'));
  const policyFile = join(folder, 'firebreak.yml');
  writeFileSync(policyFile, 'nudges: { digestAt: "00:00", quietFrom: "00:00", weekend: [] }\n');
  onTestFinished(async () => {
    await slack.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });
  for (const name of owners.flat()) slack.addPerson({ name });
  const live = async (): Promise<BotProcess> => {
    const bot = startBotProcess({ cli, slack, databaseUrl: database.url, mode: 'socket', policyFile });
    slack.deliverTo();
    await bot.ready();
    return bot;
  };
  return { slack, databaseUrl: database.url, live };
}

/** Each of them owns an action item that is due today and was added yesterday. */
async function oweAnItem(names: string[], slack: Sandbox, databaseUrl: string): Promise<void> {
  const ids = names.map((name) => slack.person(name).id);
  await ask(
    databaseUrl,
    `insert into action_items (workspace_id, number, incident_number, title, status, owner_id, watcher_ids, due_on,
        created_at, changed_at, owner_since, due_set_at, is_unscheduled)
     select '${slack.teamId}', n + (select count(*) from action_items), 1, 'Add a circuit breaker', 'open', owner, '{}', current_date,
        yesterday, yesterday, yesterday, yesterday, true
     from unnest('{${ids.join(',')}}'::text[]) with ordinality as owners (owner, n), (select now() - interval '1 day' as yesterday) time`,
  );
}
