import postgres, { type Sql } from 'postgres';
import type { Database } from '../src/db/database.js';
import { migrate } from '../src/db/migrate.js';
import { openDatabase } from '../src/db/open-database.js';
import { timelinePage } from '../src/db/queries/timeline/timeline-page.js';
import { type DatabaseTime, databaseTime } from './database-time.js';
import { atMost, type Figure } from './figure.js';
import { startPostgres } from './postgres-server.js';
import { onStage } from './stage.js';

const incidents = 100;
const messages = 1_000_000;
const entries = 200_000;

/** Measures Postgres's time for one incident's timeline among a hundred, with a million messages. */
export function measureTimelineView(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const url = await (await startPostgres(stage)).newDatabase('bench_timeline');
    await migrate(url);
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    stage.onEnd(() => sql.end());
    await fill(sql);
    const db = openDatabase({ url, maxConnections: 2 });
    stage.onEnd(() => db.close());
    const found: DatabaseTime[] = [];
    for (const isAll of [false, true])
      for (const before of [null, { at: new Date('2026-01-06T00:00:00Z'), key: 'e' }])
        found.push(await databaseTime(db, (one) => look(one, { isAll, before, limit: 15 })));
    const worst = found.reduce((one, other) => (other.ms > one.ms ? other : one));
    const pages = found.map(({ ms }) => ms.toFixed(1)).join(', ');
    return [
      {
        name: 'a timeline page with counts, in Postgres',
        value: worst.ms,
        unit: 'ms',
        aim: atMost(10),
        note: `${pages} ms for highlights (latest, middle) and all (latest, middle); ${found.some(({ scanned }) => scanned.length > 0) ? 'with a full table scan' : 'by index'}`,
      },
    ];
  });
}

/** Ten thousand messages per incident, every seventh a highlight, and two thousand timeline entries. */
async function fill(sql: Sql): Promise<void> {
  await sql`set synchronous_commit to off`;
  await sql`
    insert into messages (workspace_id, channel_id, ts, incident_number, author_id, text, version, occurred_at,
      captured_at, is_highlight, is_dirty)
    select 'T1', 'C' || (1 + n % ${incidents}::int), (1767225600 + n) || '.000100', 1 + n % ${incidents}::int, 'U' || n % 50,
      'p99 of payments is ' || n || ' ms since 13:50, only the first provider.', (1767225600 + n) || '.000100',
      timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01' + n * interval '1 second',
      n / 100 % 7 = 0, false
    from generate_series(1, ${messages}::int) n`;
  await sql`
    insert into marks (workspace_id, channel_id, ts, key, kind, name, by_id, is_on, version, at, is_dirty)
    select workspace_id, channel_id, ts, 'pin', 'pin', '', 'U2', true, ts, occurred_at, false from messages where is_highlight`;
  await sql`
    insert into timeline_entries (workspace_id, incident_number, occurred_at, source, event, is_dirty)
    select 'T1', 1 + n % ${incidents}::int, timestamptz '2026-01-01' + n * interval '5 seconds', 'command',
      '{"kind":"acknowledged"}', false
    from generate_series(1, ${entries}::int) n`;
  await sql`vacuum analyze`;
}

/** Reads a page, which must be full. */
async function look(db: Database, asked: Parameters<typeof timelinePage>[2]): Promise<void> {
  const page = await timelinePage(db, { workspaceId: 'T1', number: 42 }, asked);
  if (page.items.length !== asked.limit) throw new Error(`${page.items.length} lines were found.`);
}
