import { expect } from 'vitest';
import { aBot, type Bot, type BotOptions } from '../support/a-bot.js';
import { aContent, storeRunbook } from '../support/a-library.js';
import { aPicture } from '../support/a-picture.js';
import { openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { run } from './a-terminal.js';

/** Exports the incidents of `aBusyTeam` to this folder. */
export async function anExportedTeam(folder: string): Promise<string> {
  await exportAll((await aBusyTeam()).databaseUrl, folder);
  return folder;
}

/** Exports the incidents of `aBusyTeam` from this database to this folder. */
export async function exportAll(databaseUrl: string, folder: string): Promise<void> {
  const args = ['export', 'INC-1', 'INC-2', 'INC-3', 'INC-4', '--out', folder];
  expect(await run(args, { DATABASE_URL: databaseUrl })).toMatchObject({ code: 0, err: '' });
}

/** A bot with INC-1 (everything that an incident can have), INC-2 (private), INC-3 (a drill) and INC-4 (backfilled). */
export async function aBusyTeam(options: BotOptions = {}): Promise<Bot> {
  const bot = await aBot(options);
  const { slack, databaseUrl, delivered } = bot;
  const here = { in: openChannel };
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  await dana.types('/incident start Checkout is down');
  await delivered();
  await dana.invites(openChannel, sam);
  await storeRunbook(databaseUrl, {
    number: 3,
    content: aContent('Fail over', ['Check the provider', 'Switch']),
  });
  for (const line of [
    ...[
      'sev1',
      'title Checkout is down in Europe',
      'comms @sam',
      'lead @sam',
      'lead @dana',
      'update p99 is 9 s',
    ],
    ...[
      'summary Cards fail',
      'affects checkout, payments',
      'note rolled back 4f2c1',
      'impact yesterday 23:50',
    ],
    ...['runbook 3', 'runbook done 1 traffic is on Stripe', 'runbook skip 2 it is green'],
    ...[
      'action Add a breaker @sam by 2030-12-04',
      'action Alert on declines',
      'action ACT-1 start',
      'action ACT-2 done',
    ],
  ])
    await dana.types(`/incident ${line}`, here);
  const said = await dana.posts('p99 is 9 s :fire: “é” 日本', here);
  const reply = await sam.posts('only the first provider', { ...here, thread: said.ts });
  await dana.edits(said, 'p99 is 9 s since 13:50');
  await dana.reacts(reply, 'pushpin');
  const shots = [{ name: 'graph.png', content: aPicture('jpeg', 300), mimetype: 'image/png' }];
  await dana.pins(await dana.posts('the graph', { ...here, files: shots }));
  await dana.messageShortcut('add_to_timeline', await sam.posts('customers cannot pay', { in: 'general' }));
  await dana.submits({ note: 'the first report' });
  await dana.closes();
  for (const line of [
    'mitigated',
    'resolved',
    'postmortem',
    'postmortem ask @sam What did the dashboard show?',
  ])
    await dana.types(`/incident ${line}`, here);
  for (const text of ['Cards failed.', 'Cards failed for *a third* of customers.']) {
    await dana.types('/incident postmortem edit impact', here);
    await dana.submits({ text });
  }
  await sam.types('/incident postmortem answer q-1', here);
  await sam.submits({ text: 'All green until 14:20.' });
  await dana.types('/incident start sev2 --private Somebody is inside');
  await dana.types('/incident drill Failover practice');
  await dana.types('/incident backfill sev2 Search was slow, yesterday 14:00 to 15:10');
  await delivered();
  await eventually(async () => {
    const dirty = ['timeline_entries', 'messages', 'marks'].map(
      (table) => `select 1 from ${table} where is_dirty`,
    );
    expect(await ask(databaseUrl, dirty.join(' union all '))).toEqual([]);
    expect(await ask(databaseUrl, 'select 1 from file_copies')).toHaveLength(1);
  });
  return bot;
}
