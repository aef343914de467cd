import { expect, it } from 'vitest';
import { timelinePage } from '../../src/db/queries/timeline/timeline-page.js';
import { processRecordChanges } from '../../src/workflows/timeline/process-record-changes.js';
import { aRecord } from '../support/a-record.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';
import { explained } from '../support/explained.js';

/** Ten times as many take half a minute to write; `npm run bench -- --only timeline` measures them. */
const rows = 100_000;

it('reads a part of a timeline by index, however many entries the tables hold', async () => {
  const { db, url } = await anOpenDatabase(1);
  const plans: string[] = [];
  await ask(
    url,
    `insert into timeline_entries (workspace_id, incident_number, occurred_at, source, event)
     select 'T1', 1 + n % 100, timestamptz '2026-01-01' + n * interval '1 second', 'command', '{"kind":"acknowledged"}'
     from generate_series(1, ${rows}) n`,
  );
  await ask(
    url,
    `insert into messages (workspace_id, channel_id, ts, incident_number, author_id, text, version, occurred_at, captured_at, is_highlight)
     select 'T1', 'C' || (1 + n % 100), (1700000000 + n) || '.000100', 1 + n % 100, 'U1', 'text', '', 
       timestamptz '2026-01-01' + n * interval '1 second', now(), n % 7 = 0
     from generate_series(1, ${rows}) n`,
  );
  await ask(
    url,
    `insert into marks (workspace_id, channel_id, ts, key, kind, name, by_id, is_on, version, at)
     select workspace_id, channel_id, ts, 'pin', 'pin', '', 'U2', true, ts, now() from messages where is_highlight`,
  );
  await ask(url, 'analyze');
  const explained: typeof db = Object.assign(Object.create(db), {
    run: async (text: string, values: unknown[]) => {
      const plan = await db.run(`explain (format text) ${text}`, values);
      plans.push(plan.map((row) => row['QUERY PLAN']).join('\n'));
      return db.run(text, values);
    },
  });
  for (const isAll of [false, true]) {
    const asked = { isAll, before: { at: new Date('2026-01-02T00:00:00Z'), key: 'e' }, limit: 15 };
    const page = await timelinePage(explained, { workspaceId: 'T1', number: 42 }, asked);
    expect(page.items).toHaveLength(15);
  }
  const pages = plans.filter((plan) => plan.includes('Limit'));
  expect(pages).toHaveLength(2);
  for (const plan of pages) {
    expect(plan).not.toContain('Seq Scan');
    expect(plan).toContain('timeline_entries_in_order');
  }
  expect(pages[0]).toContain('messages_highlights_in_order');
  expect(pages[1]).toContain('messages_in_order');
});

it('processes new parts of a record by index, however many exist', async () => {
  const record = await aRecord();
  await record.alter(
    `insert into messages (workspace_id, channel_id, ts, incident_number, author_id, text, version, occurred_at, captured_at, is_dirty)
     select 'T1', 'C42', (1700000000 + n) || '.000100', 42, 'U1', 'text', '', now(), now(), false
     from generate_series(1, ${rows}) n`,
  );
  await record.alter(
    `insert into chain_entries (workspace_id, incident_number, seq, part, salt, digest, sealed_at, hash)
     select workspace_id, incident_number, row_number() over (order by ts), 'message C42 ' || ts, '', '', now(), ''
     from messages`,
  );
  await record.alter('analyze');
  await record.alter(
    "update messages set is_dirty = true where ts in ('1700000007.000100', '1700099999.000100')",
  );
  const { db, plans } = explained(record.deps.db);
  await processRecordChanges({ ...record.deps, db });
  expect(await record.db.run('select count(*)::int as n from chain_entries where salt is null')).toEqual([
    { n: 2 },
  ]);
  for (const table of ['messages', 'chain_entries']) {
    expect(plans.filter((plan) => plan.includes(` on ${table}`))).not.toEqual([]);
    for (const plan of plans) expect(plan).not.toContain(`Seq Scan on ${table}`);
  }
});
