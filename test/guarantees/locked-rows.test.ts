import postgres from 'postgres';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/log.js';
import { startRecordProcessing } from '../../src/main/record-processing.js';
import { aBot, type Bot } from '../support/a-bot.js';
import { aRecord } from '../support/a-record.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

const notThere = 'no INC-1 that you can see';

/** Begins a transaction that lasts until it is committed or the test ends; returns what runs a statement in it. */
async function aTransaction(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1, fetch_types: false, onnotice: () => {} });
  onTestFinished(() => sql.end({ timeout: 1 }));
  await sql.unsafe('begin');
  return (query: string) => sql.unsafe(query);
}

/** Locks the row of dana's INC-1, as a running change does, until released or the test ends. */
async function holdsTheRow({ databaseUrl }: Bot) {
  const changes = await aTransaction(databaseUrl);
  await changes('select 1 from incidents where number = 1 for update');
  const waiting =
    "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
  return {
    changes,
    lets: () => changes('commit'),
    /** Resolves once another transaction waits for the row. */
    isWaitedFor: () => eventually(async () => expect(await ask(databaseUrl, waiting)).not.toEqual([])),
  };
}

it('answers people who cannot see an incident without waiting for its lock, as if it did not exist', async () => {
  const bot = await aBot();
  const { slack, delivered } = bot;
  await slack.person('dana').types('/incident start sev2 Payroll is out --private');
  await delivered();
  await holdsTheRow(bot);
  const lee = slack.person('lee');
  const changes = ['update it is worse', 'resolved it is over', 'severity sev1', 'note it is worse', 'join'];
  const further = ['lead @lee', 'invite @lee', 'cancel false alarm', 'title Other', 'impact 10:00', 'undo'];
  for (const line of [...changes, ...further, 'ack', 'close', 'reopen again', 'summary x', 'affects x'])
    expect((await lee.types(`/incident INC-1 ${line}`)).text, line).toContain(notThere);
});

it('checks again after waiting for an incident’s lock whether the person can see it', async () => {
  const bot = await aBot();
  const { slack, delivered } = bot;
  await slack.person('dana').types('/incident start sev2 Payroll is out');
  await delivered();
  const row = await holdsTheRow(bot);
  const answer = slack.person('lee').types('/incident INC-1 update it is worse');
  await row.isWaitedFor();
  await row.changes('update incidents set is_private = true');
  await row.lets();
  expect((await answer).text).toContain(notThere);
});

it('processes what somebody else was writing soon after, also if they never ask for it', async () => {
  const record = await aRecord();
  await record.posts(1, 'p99 is 9 s');
  const changes = await aTransaction(record.databaseUrl);
  await changes("update messages set text = 'p99 is 8 s'");
  let runs = 0;
  const depsNow = () => {
    runs += 1;
    return record.deps;
  };
  const processing = startRecordProcessing(depsNow, createLog({ level: 'silent' }));
  onTestFinished(() => processing.stop());
  processing.wake();
  await eventually(() => expect(runs).toBeGreaterThan(1));
  expect(await record.processChanges()).toEqual({ isSomeLeft: true });
  await changes('commit');
  const processed = 'select 1 from messages where not is_dirty';
  await eventually(async () => expect(await ask(record.databaseUrl, processed)).toHaveLength(1));
  expect(await record.processChanges()).toEqual({ isSomeLeft: false });
});
