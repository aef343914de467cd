import postgres, { type Sql } from 'postgres';
import type { Database } from '../src/db/database.js';
import { migrate } from '../src/db/migrate.js';
import { openDatabase } from '../src/db/open-database.js';
import type { ActionItemFilter } from '../src/db/queries/action-items/list-action-items.js';
import { homeMax } from '../src/slack/views/home.js';
import { listVisibleItems } from '../src/workflows/action-items/read-action-items.js';
import { readTeamFigures } from '../src/workflows/figures/team-figures.js';
import { readHome } from '../src/workflows/read-home.js';
import { type DatabaseTime, databaseTime } from './database-time.js';
import { atMost, type Figure } from './figure.js';
import { startPostgres } from './postgres-server.js';
import { onStage } from './stage.js';

const items = 1_000_000;
const incidents = 10_000;
const people = 2_000;
const now = new Date('2026-11-27T12:00:00Z');

/** Measures Postgres's time for lists of action items, the Home tab and the team's figures. */
export function measureFollowUp(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const url = await (await startPostgres(stage)).newDatabase('bench_follow_up');
    await migrate(url);
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    stage.onEnd(() => sql.end());
    await fill(sql);
    const db = openDatabase({ url, maxConnections: 2 });
    stage.onEnd(() => db.close());
    const figures = await readTeamFigures({ db, clock: () => now }, 'T1');
    const home = await databaseTime(db, (one) =>
      readHome({ db: one, teamFigures: async () => figures }, { workspaceId: 'T1', userId: 'U42' }, homeMax),
    );
    const read = await databaseTime(db, (one) => readTeamFigures({ db: one, clock: () => now }, 'T1'), 3);
    return [
      await measureLists(db),
      figure('the Home tab, in Postgres', home, 'without reading the figures again'),
      {
        ...figure(
          'the team’s figures, in Postgres',
          read,
          `of ${figures.current.onTime.n + figures.before.onTime.n} action items due in 180 days; reused for a hundred times as long`,
        ),
        aim: null,
      },
    ];
  });
}

const everything = { ownerId: null, incidentNumber: null, dueBefore: null, skip: 0, limit: 9 };
const lists: Record<string, { userId: string } & Omit<ActionItemFilter, 'workspaceId' | 'viewer'>> = {
  mine: { ...everything, userId: 'U42', ownerId: 'U42' },
  open: { ...everything, userId: 'U42' },
  'open, page 20': { ...everything, userId: 'U42', skip: 160 },
  overdue: { ...everything, userId: 'U42', dueBefore: '2026-11-27' },
  'INC-42': { ...everything, userId: 'U42', incidentNumber: 42 },
  'open for a guest': { ...everything, userId: 'U0' },
};

async function measureLists(db: Database): Promise<Figure> {
  const found: [string, DatabaseTime][] = [];
  for (const [name, { userId, ...input }] of Object.entries(lists))
    found.push([name, await databaseTime(db, (one) => read(one, userId, input))]);
  const [, slowest] = found.reduce((one, other) => (other[1].ms > one[1].ms ? other : one));
  const scanned = found.flatMap(([, time]) => time.scanned);
  const each = found.map(([name, { ms }]) => `${name} ${ms.toFixed(1)}`).join('; ');
  return figure('a page of /incident actions, in Postgres', { ...slowest, scanned }, `ms: ${each}`);
}

async function read(
  db: Database,
  userId: string,
  input: Omit<ActionItemFilter, 'workspaceId' | 'viewer'>,
): Promise<void> {
  const act = { at: now, by: { kind: 'person', userId }, source: 'command' } as const;
  const found = await listVisibleItems({ db }, { workspaceId: 'T1', userId, act, input });
  if (found.length !== input.limit) throw new Error(`${found.length} action items were found.`);
}

function figure(name: string, { ms, scanned }: DatabaseTime, note: string): Figure {
  const how = scanned.length > 0 ? `with a full scan of ${[...new Set(scanned)].join(', ')}` : 'by index';
  return { name, value: ms, unit: 'ms', aim: atMost(10), note: `${note}; ${how}` };
}

/**
 * A year of incidents, every tenth private, with five members each; a hundred action items each, of which a fifth is
 * unfinished. U0 is a guest.
 */
async function fill(sql: Sql): Promise<void> {
  await sql`set synchronous_commit to off`;
  await sql`insert into workspaces (workspace_id) values ('T1')`;
  await sql`
    insert into users (workspace_id, user_id, display_name, names, is_bot, is_deactivated, is_external, guest_kind,
      time_zone, observed_at)
    select 'T1', 'U' || n, 'User ' || n, '{}', false, false, false, case when n = 0 then 'multi_channel' end,
      'Europe/Berlin', ${now}
    from generate_series(0, ${people - 1}::int) n`;
  await sql`
    insert into incidents (workspace_id, number, title, severity, kind, status, is_private, affects, reporter_id, roles,
      milestones, channel_id, declared_at, changed_at)
    select 'T1', n, 'Checkout is down in region ' || n, 'sev' || 1 + n % 4,
      case when n % 20 = 0 then 'drill' else 'real' end,
      case when n > ${incidents - 20}::int then 'investigating' when n % 25 = 0 then 'canceled' else 'closed' end,
      n % 10 = 0, '["checkout"]', 'U1', '[]', (
        select jsonb_object_agg(name, jsonb_build_array(jsonb_build_object('at', at + minutes * n % 90 * interval '1 minute',
          'source', 'command', 'actor', 'U1', 'recordedAt', at)))
        from (values ('declared', 0), ('acknowledged', 1), ('mitigated', 3), ('resolved', 7), ('closed', 9))
          milestone (name, minutes)),
      'C' || n, at, at
    from (select n, ${now}::timestamptz - (${incidents}::int - n) * interval '1 year' / ${incidents}::int as at
      from generate_series(1, ${incidents}::int) n) one`;
  await sql`
    insert into incident_members (workspace_id, incident_number, user_id, joined_at)
    select 'T1', n, 'U' || (n * 7 + k) % ${people}::int, ${now}
    from generate_series(1, ${incidents}::int) n, generate_series(1, 5) k`;
  await sql`
    insert into action_items (workspace_id, number, incident_number, title, status, owner_id, watcher_ids, due_on,
      created_at, changed_at, finished_on)
    select 'T1', n, 1 + (n - 1) / ${items / incidents}::int, 'Add a circuit breaker to service ' || n,
      case when n % 5 = 0 then 'open' when n % 50 = 1 then 'wont_do' else 'done' end,
      case when n % 20 <> 7 then 'U' || n * 7 / 5 % ${people}::int end, '{}', day + 14 + n % 46, day, day,
      case when n % 5 <> 0 then day + n * 13 % 70 end
    from (select n, (${now}::timestamptz - (${items}::int - n) * interval '1 year' / ${items}::int)::date as day
      from generate_series(1, ${items}::int) n) one`;
  await sql`vacuum analyze`;
}
