import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, Tx } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open-database.js';
import { effectDepth } from '../../src/db/queries/delivery/effect-admin.js';
import { failedEffects } from '../../src/db/queries/delivery/failed-effects.js';
import { pendingEffects } from '../../src/db/queries/delivery/pending-effects.js';
import { findIncident, listIncidents } from '../../src/db/queries/incident/incidents.js';
import { newestEntries } from '../../src/db/queries/timeline/timeline-entries.js';
import { aDatabase, type TestDatabase } from '../support/test-database.js';

const workspaceId = 'T1';
const many = 20_000;

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await aDatabase();
  db = openDatabase({ url: database.url, maxConnections: 2, statementTimeoutMs: 60_000 });
  await fill(db);
}, 120_000);

afterAll(async () => {
  await db.close();
  await database.drop();
});

/** Every query that a person waits for, among 20,000 incidents with ten times as many related rows. */
const waitedFor: Record<string, (tx: Tx) => Promise<unknown>> = {
  'an incident by its number': (tx) => findIncident(tx, { workspaceId, number: 15_000 }),
  'an incident by its channel': (tx) => findIncident(tx, { workspaceId, channelId: 'C15000' }),
  'the open incidents': (tx) => list(tx, {}),
  'my incidents': (tx) => list(tx, { memberId: 'U7' }),
  'the closed incidents of a page far back': (tx) => list(tx, { phases: ['done'], before: 9_000 }),
  'the newest entries of an incident': (tx) =>
    newestEntries(tx, { workspaceId, number: 15_000 }, { after: 0, limit: 8 }),
  'what an incident has still to tell Slack': (tx) =>
    pendingEffects(tx, { workspaceId, key: 'incident:15000' }),
  'what Slack rejected of an incident': (tx) => failedEffects(tx, { workspaceId, number: 15_000 }),
  'how much waits in all': (tx) => effectDepth(tx),
};

describe('among 20,000 incidents', () => {
  it.each(Object.entries(waitedFor))('finds %s without reading a whole table', async (_, ask) => {
    const plans: string[] = [];
    await ask(explaining(db, plans));
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) expect(plan).not.toContain('Seq Scan');
  });
});

function list(tx: Tx, more: Partial<Parameters<typeof listIncidents>[1]>) {
  return listIncidents(tx, {
    workspaceId,
    viewer: { userId: 'U1', seesPublic: true, lastGapAt: null },
    phases: ['active'],
    limit: 11,
    ...more,
  });
}

/** Runs the same queries, but Postgres explains each one instead of executing it. */
function explaining(real: Database, plans: string[]): Tx {
  const unsafe = (text: string, values: unknown[]) => {
    const answer = explain(text, values);
    return Object.assign(answer, { values: () => answer });
  };
  const explain = async (text: string, values: unknown[]) => {
    const rows = await real.run(`explain ${text}`, values);
    plans.push(rows.map((row) => String(row['QUERY PLAN'])).join('\n'));
    return [];
  };
  const client = Object.assign(() => {}, real.client, { options: real.client.options, unsafe });
  return { ...real, client: client as unknown as Sql, orm: drizzle(client as unknown as Sql) };
}

async function fill({ run }: Database): Promise<void> {
  await run(
    `insert into incidents (workspace_id, number, title, severity, kind, status, is_private, affects, reporter_id, roles, milestones, channel_id, declared_at, changed_at)
     select $1, n, 'Incident ' || n, 'sev3', 'real', case when n % 1000 = 0 then 'investigating' else 'closed' end, n % 10 = 0, '[]', 'U' || n % 500, '[]', '{}', 'C' || n, now(), now()
     from generate_series(1, $2::int) n`,
    [workspaceId, many],
  );
  await run(
    `insert into incident_members (workspace_id, incident_number, user_id, joined_at)
     select $1, n, 'U' || (n + k) % 500, now() from generate_series(1, $2::int) n, generate_series(0, 2) k`,
    [workspaceId, many],
  );
  await run(
    `insert into timeline_entries (workspace_id, incident_number, occurred_at, source, event)
     select $1, n, now() + k * interval '1 minute', 'command', '{"kind":"closed"}' from generate_series(1, $2::int) n, generate_series(1, 5) k`,
    [workspaceId, many],
  );
  await run(
    `insert into effects (workspace_id, owner, incident_number, key, payload, kind, state, not_before, trace, created_at, finished_at)
     select $1, 'incident:' || n, n, n || '#' || k, '{"kind":"set_topic"}', 'set_topic', case when n % 2500 = 0 and k = 1 then 'waiting' when n % 2500 = 1 and k = 1 then 'rejected' else 'done' end, now(), 't', now(), now()
     from generate_series(1, $2::int) n, generate_series(1, 5) k`,
    [workspaceId, many],
  );
  await run('analyze');
}
