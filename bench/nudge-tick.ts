import postgres, { type Sql } from 'postgres';
import { defaultPolicy } from '../src/config/policy/default-policy.js';
import type { Database } from '../src/db/database.js';
import { migrate } from '../src/db/migrate.js';
import { openDatabase } from '../src/db/open-database.js';
import { dueRecipients } from '../src/db/queries/nudges/schedule.js';
import { loadRows } from '../src/workflows/nudges/load-rows.js';
import { sendDueNudges } from '../src/workflows/nudges/send-due-nudges.js';
import { atLeast, atMost, type Figure } from './figure.js';
import { startPostgres } from './postgres-server.js';
import { onStage } from './stage.js';

const items = 1_000_000;
const due = 100_000;
const people = 5_000;
const pageSize = 1_000;
/** A Tuesday at 09:30 UTC, when everybody's digest is due. */
const now = new Date('2026-12-01T09:30:00Z');

/** Measures a tick of the clock over a million unfinished action items, of which a tenth is due. */
export function measureNudgeTick(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const url = await (await startPostgres(stage)).newDatabase('bench_nudges');
    await migrate(url);
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    stage.onEnd(() => sql.end());
    await fill(sql);
    const db = openDatabase({ url, maxConnections: 2 });
    stage.onEnd(() => db.close());
    const nothing = await seconds(async () => void (await tick(db, new Date('2026-12-01T09:29:00Z'))));
    const bare = await seconds(() => readOnly(db));
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 50);
    let sent = 0;
    const whole = await seconds(async () => {
      sent = (await tick(db, now)).nudges;
    });
    clearInterval(watch);
    const rate = due / whole;
    return [
      {
        ...{ name: 'a tick with 100,000 due, beside the same reads alone', value: bare / whole, unit: '×' },
        ...{
          aim: atLeast(0.5),
          note: `${Math.round(rate)} rows a second; ${sent} digests in ${whole.toFixed(1)} s`,
        },
      },
      {
        ...{ name: 'a tick with nothing due', value: nothing * 1_000, unit: 'ms', aim: atMost(10) },
        note: 'of a million scheduled rows',
      },
      {
        ...{
          name: 'memory that the tick adds',
          value: (peak - before) / 1_048_576,
          unit: 'MB',
          aim: atMost(150),
        },
        note: 'at its peak',
      },
    ];
  });
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

function tick(db: Database, at: Date) {
  return sendDueNudges({
    ...{ db, policy: defaultPolicy(), clock: () => at, requestDelivery: () => {}, newTrace: () => 'bench' },
    isEnding: () => false,
    onFault: (_id, _subjects, error) => {
      throw error;
    },
  });
}

/** Reads what the tick reads, and decides nothing. */
async function readOnly(db: Database): Promise<void> {
  await dueRecipients(db, now, people);
  const numbers = await db.run('select number from action_items where number % 10 = 0 order by owner_id');
  for (let from = 0; from < numbers.length; from += pageSize) {
    const actionItems = numbers.slice(from, from + pageSize).map((row) => Number(Object(row).number));
    await loadRows({ db, policy: defaultPolicy(), now }, 'T1', { actionItems, incidents: [] });
  }
}

/** A hundred items each of 10,000 closed incidents; every tenth item is due today. */
async function fill(sql: Sql): Promise<void> {
  await sql`set synchronous_commit to off`;
  await sql`insert into workspaces (workspace_id) values ('T1')`;
  await sql`
    insert into users (workspace_id, user_id, display_name, names, is_bot, is_deactivated, is_external, time_zone, observed_at)
    select 'T1', 'U' || n, 'User ' || n, '{}', false, false, false, 'UTC', ${now} from generate_series(0, ${people - 1}::int) n`;
  await sql`
    insert into incidents (workspace_id, number, title, severity, kind, status, is_private, affects, reporter_id, roles,
      milestones, channel_id, declared_at, changed_at, is_unscheduled)
    select 'T1', n, 'Checkout is down', 'sev2', 'real', 'closed', false, '[]', 'U1', '[]', '{}', 'C' || n, ${now}, ${now}, false
    from generate_series(1, ${items / 100}::int) n`;
  await sql`
    insert into action_items (workspace_id, number, incident_number, title, status, owner_id, watcher_ids, due_on,
      created_at, changed_at, owner_since, due_set_at, is_unscheduled)
    select 'T1', n, 1 + (n - 1) / 100, 'Add a circuit breaker to service ' || n, 'open', 'U' || n / 10 % ${people}::int, '{}',
      case when n % 10 = 0 then '2026-12-01'::date else '2027-06-01'::date + n % 100 end,
      '2026-11-30', '2026-11-30', '2026-11-30', '2026-11-30', false
    from generate_series(1, ${items}::int) n`;
  await sql`
    insert into nudge_schedule (workspace_id, subject, recipient_id, at)
    select 'T1', 'ACT-' || number, owner_id, (due_on + time '09:30') at time zone 'UTC' from action_items`;
  await sql`vacuum analyze`;
}
