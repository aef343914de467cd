import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { startSandbox } from '../sandbox/start-sandbox.js';
import { migrate } from '../src/db/migrate.js';
import { atMost, type Figure } from './figure.js';
import { serveFirebreak } from './firebreak.js';
import { aFolder, startPostgres } from './postgres-server.js';
import { onStage, type Stage } from './stage.js';

const people = 500;
/** As many as Firebreak sends without a pause. */
const atOnce = 40;
const itemsEach = 4;
/** How long Slack's pace is watched: Slack grants a minute's calls at once, so the second minute shows the pace. */
const watchedMs = 120_000;

/** Measures how many digests a minute people get: what Firebreak can deliver, and what Slack's limits let through. */
export async function measureDigests(): Promise<Figure[]> {
  const free = await onStage((stage) => deliver(stage, 'off', atOnce));
  const paced = await onStage((stage) => deliver(stage, 'slack', people));
  const inMinute = (minute: number) => paced.seconds.filter((at) => Math.floor(at / 60) === minute).length;
  const minutes = 1 + (people - inMinute(0)) / inMinute(1);
  return [
    {
      ...{ name: 'digests, without limits', unit: '/min', aim: null },
      value: (60 * free.seconds.length) / Math.max(...free.seconds),
      note: `${atOnce} people with ${itemsEach} action items each`,
    },
    {
      ...{ name: 'digests, at Slack’s pace', value: inMinute(1), unit: '/min', aim: null },
      note: `after ${inMinute(0)} in the first minute; ${people} people in about ${Math.round(minutes)} min`,
    },
    {
      ...{ name: 'calls that Slack limits meanwhile', value: paced.limited, unit: 'calls', aim: atMost(10) },
      note: 'of two minutes',
    },
  ];
}

interface Delivered {
  /** Seconds from when the digests were stored to when each was delivered. */
  seconds: number[];
  limited: number;
}

/** Starts the bot while the digests of so many people are due, and watches until all are delivered, two minutes at most. */
async function deliver(stage: Stage, rateLimits: 'slack' | 'off', count: number): Promise<Delivered> {
  const slack = await startSandbox({ rateLimits });
  stage.onEnd(() => slack.close());
  const userIds = Array.from({ length: count }, (_, n) => slack.addPerson({ name: `owner${n}` }).id);
  const url = await (await startPostgres(stage)).newDatabase('bench_digests');
  await migrate(url);
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { TimeZone: 'UTC' } });
  stage.onEnd(() => sql.end());
  await fill(sql, slack.teamId, userIds);
  const policy = join(await aFolder(stage), 'firebreak.yml');
  await writeFile(policy, 'nudges: { digestAt: "00:01", quietFrom: "23:59", timeZone: UTC, weekend: [] }\n');
  await serveFirebreak(stage, { ...slack, database: { url }, policy });
  const endAt = performance.now() + watchedMs;
  while (performance.now() < endAt && (await secondsUntilSent(sql)).length < count) await pause(200);
  const limited = slack.calls.filter(({ status }) => status === 429).length;
  return { seconds: await secondsUntilSent(sql), limited };
}

async function secondsUntilSent(sql: Sql): Promise<number[]> {
  const rows = await sql<{ after: number }[]>`
    select extract(epoch from finished_at - (select min(claimed_at) from nudges))::float8 as after
    from nudges where rule = 'digest' and outcome = 'sent'`;
  return rows.map(({ after }) => after);
}

/** Action items of a closed incident, due yesterday. */
async function fill(sql: Sql, teamId: string, userIds: string[]): Promise<void> {
  await sql`insert into workspaces (workspace_id, last_incident_number) values (${teamId}, 1)`;
  await sql`
    insert into incidents (workspace_id, number, title, severity, kind, status, is_private, affects, reporter_id, roles,
      milestones, declared_at, changed_at)
    values (${teamId}, 1, 'Checkout is down', 'sev2', 'real', 'closed', false, '[]', 'U1', '[]', '{}', now(), now())`;
  await sql`
    insert into action_items (workspace_id, number, incident_number, title, status, owner_id, watcher_ids, due_on,
      created_at, changed_at, owner_since, due_set_at)
    select ${teamId}, ${itemsEach}::int * (n - 1) + item, 1, 'Add a circuit breaker to service ' || item, 'open', owner, '{}',
      current_date - 1, now() - interval '9 days', now(), now() - interval '9 days', now() - interval '9 days'
    from unnest(${userIds}::text[]) with ordinality one (owner, n), generate_series(1, ${itemsEach}::int) item`;
}
