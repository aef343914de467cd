import postgres, { type Sql } from 'postgres';
import { defaultPolicy } from '../src/config/policy/default-policy.js';
import type { Database, Transaction, Tx } from '../src/db/database.js';
import { migrate } from '../src/db/migrate.js';
import { openDatabase } from '../src/db/open-database.js';
import { dueRecipients } from '../src/db/queries/nudges/schedule.js';
import { loadRows } from '../src/workflows/nudges/load-rows.js';
import { sendDueNudges } from '../src/workflows/nudges/send-due-nudges.js';
import { atLeast, atMost, type Figure } from './figure.js';
import { startPostgres } from './postgres-server.js';
import { onStage, type Stage } from './stage.js';
import { median } from './statistics.js';

const items = 1_000_000;
const due = 100_000;
const people = 5_000;
const pageSize = 1_000;
const emptyTicks = 20;
/** After so many overdue days the commander is told; as there is none, the incident’s channel. */
const escalatedAfterDays = defaultPolicy().nudges.actionItems.commanderAfterDays ?? 0;
/** A Tuesday at 09:30 UTC, when everybody's digest is due. */
const now = new Date('2026-12-01T09:30:00Z');
const before = new Date('2026-12-01T09:29:00Z');

/** Measures a tick of the clock over a million unfinished action items, of which a tenth is due. */
export function measureNudgeTick(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const aCopy = await copiesOfFilled(stage);
    const db = await aCopy('bench_nudges_1');
    const nothing = await medianOf(emptyTicks, () => tick(db, before));
    const reads = await seconds(() => readOnly(db));
    const memory = peakMemory();
    let sent = 0;
    const whole = await seconds(async () => {
      sent = (await tick(db, now)).nudges;
    });
    const added = memory.end();
    const statements: Recorded[][] = [];
    await tick(recording(await aCopy('bench_nudges_2'), statements), now);
    const bare = await aCopy('bench_nudges_3');
    await tick(bare, before);
    const replayed = await seconds(() => replay(bare, statements));
    const rate = Math.round(due / whole);
    return [
      {
        ...{ name: 'a tick with 100,000 due, beside its reads alone', value: reads / whole, unit: '×' },
        aim: atLeast(0.5),
        note: `${rate} rows a second; ${sent} digests in ${whole.toFixed(1)} s, of which every row is written`,
      },
      {
        ...{
          name: 'beside its reads and writes alone',
          value: replayed / whole,
          unit: '×',
          aim: atLeast(0.5),
        },
        note: `the same ${statements.flat().length} statements in ${replayed.toFixed(1)} s, with nothing decided`,
      },
      {
        ...{ name: 'a tick with nothing due', value: nothing * 1_000, unit: 'ms', aim: atMost(10) },
        note: `of a million scheduled rows; median of ${emptyTicks}`,
      },
      {
        ...{ name: 'memory that the tick adds', value: added, unit: 'MB', aim: atMost(150) },
        note: 'at its peak',
      },
    ];
  });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

async function medianOf(count: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  while (times.length < count) times.push(await seconds(work));
  return median(times);
}

/** Watches the memory of this process, in MB. */
function peakMemory() {
  const start = process.memoryUsage().rss;
  let peak = start;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  return {
    end: () => {
      clearInterval(watch);
      return (peak - start) / 1_048_576;
    },
  };
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

/** A statement that the tick ran. */
interface Recorded {
  text: string;
  values: unknown[];
}

/** The same database, which adds the statements of each transaction to `into`. */
function recording(db: Database, into: Recorded[][]): Database {
  const recorded = (tx: Transaction): Transaction => {
    const statements: Recorded[] = [];
    into.push(statements);
    const run: Tx['run'] = (text, values = []) => {
      statements.push({ text, values });
      return tx.run(text, values);
    };
    return Object.assign(Object.create(tx), { run });
  };
  return Object.assign(Object.create(db), {
    transaction: <T>(work: (tx: Transaction) => Promise<T>) => db.transaction((tx) => work(recorded(tx))),
  });
}

async function replay(db: Database, transactions: Recorded[][]): Promise<void> {
  for (const statements of transactions)
    await db.transaction((tx) => Promise.all(statements.map(({ text, values }) => tx.run(text, values))));
}

/** Makes a database with a million action items, and returns a function that opens a copy of it. */
async function copiesOfFilled(stage: Stage): Promise<(name: string) => Promise<Database>> {
  const server = await startPostgres(stage);
  const url = await server.newDatabase('bench_nudges');
  await migrate(url);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await fill(sql);
  await sql.end();
  const admin = postgres(await server.newDatabase('bench_admin'), { max: 1, onnotice: () => {} });
  stage.onEnd(() => admin.end());
  return async (name) => {
    await admin`create database ${admin(name)} template bench_nudges strategy file_copy`;
    const db = openDatabase({
      url: Object.assign(new URL(url), { pathname: `/${name}` }).href,
      maxConnections: 2,
    });
    stage.onEnd(() => db.close());
    return db;
  };
}

/**
 * A hundred items each of 10,000 closed incidents; every tenth item is due today. All are scheduled, as the clock would:
 * for their owners, and for the incidents' channels.
 */
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
    select 'T1', 'ACT-' || number, recipient_id, (due_on + days + time '09:30') at time zone 'UTC'
    from action_items, lateral (values (owner_id, 0), ('C' || incident_number, ${escalatedAfterDays}::int)) one (recipient_id, days)`;
  await sql`vacuum analyze`;
}
