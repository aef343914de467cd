import postgres, { type Sql } from 'postgres';
import { type Child, startChild } from './child.js';
import { serveFirebreak } from './firebreak.js';
import { load } from './load.js';
import { typedCommand } from './payloads.js';
import { startPostgres } from './postgres-server.js';
import type { Stage } from './stage.js';
import { workspace } from './workspace.js';

export const contestants = ['bare', 'insert', 'firebreak'] as const;
export type Contestant = (typeof contestants)[number];

/** Three apps side by side, loaded one at a time, with their dependencies. */
export interface Arena {
  apps: Record<Contestant, Child>;
  /** Where replies to a `response_url` go. */
  responseUrl: string;
  /** Channels of Firebreak's open incidents. */
  channelIds: string[];
  /** Firebreak's database. */
  sql: Sql;
  databaseUrl: string;
}

/** Starts Postgres, a Slack stub, a bare Bolt app, one with an insert, and Firebreak with this many open incidents. */
export async function openArena(stage: Stage, incidents = 50): Promise<Arena> {
  const server = await startPostgres(stage);
  const [insertUrl, firebreakUrl] = [
    await server.newDatabase('bench_insert'),
    await server.newDatabase('bench_firebreak'),
  ];
  const bolt = { script: './apps/bare-bolt.js', readyAt: '/readyz' };
  const [slack, bare, insert] = await Promise.all([
    startChild(stage, { script: './apps/slack-stub.js', env: {}, readyAt: '/api/auth.test' }),
    startChild(stage, { ...bolt, env: { NODE_ENV: 'production' } }),
    startChild(stage, { ...bolt, env: { NODE_ENV: 'production', DATABASE_URL: insertUrl } }),
  ]);
  const firebreak = await serveFirebreak(stage, {
    ...workspace,
    apiUrl: `${slack.url}/api/`,
    database: { url: firebreakUrl },
  });
  const sql = postgres(firebreakUrl, { max: 1, onnotice: () => {} });
  stage.onEnd(() => sql.end());
  const apps = { bare, insert, firebreak };
  const responseUrl = `${slack.url}/response`;
  return {
    apps,
    responseUrl,
    sql,
    databaseUrl: firebreakUrl,
    channelIds: await startIncidents({ url: firebreak.url, responseUrl, sql }, incidents),
  };
}

/** Starts incidents until this many are open, and returns their channels. */
export async function startIncidents(
  { url, responseUrl, sql }: { url: string; responseUrl: string; sql: Sql },
  incidents: number,
) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const channelIds = await channelsOf(sql);
    const missing = incidents - channelIds.length;
    if (missing === 0) return channelIds;
    const requests = Array.from({ length: missing }, (_, index) =>
      typedCommand(`start sev3 Checkout answers slowly, case ${index + 1}`, 'D0BENCH0001', responseUrl),
    );
    await load({ url, requests, atOnce: 4, forMs: 60_000 });
    await untilDelivered(sql);
  }
  throw new Error(`Not all of ${incidents} incidents have a channel.`);
}

async function channelsOf(sql: Sql): Promise<string[]> {
  const rows = await sql<
    { channel_id: string }[]
  >`select channel_id from incidents where channel_id is not null order by number`;
  return rows.map((row) => row.channel_id);
}

const deadlineMs = 60_000;

/** Waits until Firebreak has delivered everything to Slack. Returns the time in milliseconds. */
export async function untilDelivered(sql: Sql): Promise<number> {
  const startedAt = performance.now();
  while (performance.now() < startedAt + deadlineMs) {
    if ((await pendingEffects(sql)) === 0) return performance.now() - startedAt;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Firebreak had not delivered everything to Slack after ${deadlineMs} ms.`);
}

/** Counts pending effects, except announcement edits, which settle for some seconds first. */
export async function pendingEffects(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from effects
    where state in ('waiting', 'attempting') and kind <> 'refresh_announcements'`;
  return row?.count ?? 0;
}
