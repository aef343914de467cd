import { availableParallelism } from 'node:os';
import postgres, { type Sql } from 'postgres';
import { startIncidents, untilDelivered } from './arena.js';
import { startChild } from './child.js';
import type { Figure } from './figure.js';
import { serveFirebreak } from './firebreak.js';
import { load } from './load.js';
import { typedCommand } from './payloads.js';
import { type PostgresServer, startPostgres } from './postgres-server.js';
import { onStage, type Stage } from './stage.js';
import { percentile } from './statistics.js';
import { workspace } from './workspace.js';

const atOnce = 50;
/** Until each process has compiled what it runs often. */
const warmUpMs = 12_000;
const loadMs = 10_000;
const mostPerSecond = 5_000;

interface Measured {
  replicas: number;
  perSecond: number;
  p50: number;
  p99: number;
  deliveredPerSecond: number;
  answered: number;
  /** Of those; the others were told that nothing was saved. */
  saved: number;
}

/** Compares one process with several on one database: commands per second, their answers, and deliveries. */
export function measureReplicas({ replicas }: { replicas: number }): Promise<Figure[]> {
  return onStage(async (stage) => {
    const server = await startPostgres(stage);
    const slack = await startChild(stage, {
      script: './apps/slack-stub.js',
      env: {},
      readyAt: '/api/auth.test',
    });
    const one = await onStage((inner) => loaded(inner, { server, slackUrl: slack.url, replicas: 1 }));
    const all = await onStage((inner) => loaded(inner, { server, slackUrl: slack.url, replicas }));
    return [
      ...figures(one),
      ...figures(all),
      {
        ...{ name: `commands per second, ${replicas} processes vs. 1`, unit: '×', aim: null },
        value: all.perSecond / one.perSecond,
        note: `Postgres, the stub and the load share ${availableParallelism()} cores with them`,
      },
    ];
  });
}

async function loaded(
  stage: Stage,
  { server, slackUrl, replicas }: { server: PostgresServer; slackUrl: string; replicas: number },
): Promise<Measured> {
  const url = await server.newDatabase(`bench_replicas_${replicas}`);
  const served = { ...workspace, apiUrl: `${slackUrl}/api/`, database: { url } };
  const first = await serveFirebreak(stage, served);
  const others = Array.from({ length: replicas - 1 }, () => serveFirebreak(stage, served));
  const urls = [first, ...(await Promise.all(others))].map((bot) => bot.url);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  stage.onEnd(() => sql.end());
  const responseUrl = `${slackUrl}/response`;
  const channelIds = await startIncidents({ url: first.url, responseUrl, sql }, 50);
  const run = async (forMs: number) => {
    const results = await Promise.all(
      urls.map((each, replica) => {
        const requests = Array.from({ length: (mostPerSecond * forMs) / 1_000 / replicas }, (_, index) => {
          const channelId = channelIds[(index * replicas + replica) % channelIds.length] ?? '';
          return typedCommand(`update rolled back build ${index}`, channelId, responseUrl);
        });
        return load({ url: each, requests, atOnce: Math.ceil(atOnce / replicas), forMs });
      }),
    );
    const caughtUpMs = await untilDelivered(sql);
    return { results, caughtUpMs };
  };
  await run(warmUpMs);
  const before = await counts(sql);
  const { results, caughtUpMs } = await run(loadMs);
  const after = await counts(sql);
  const latencies = results.flatMap((result) => result.latencies);
  return {
    replicas,
    perSecond: results.reduce((sum, result) => sum + result.perSecond, 0),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    deliveredPerSecond: (after.effects - before.effects) / ((loadMs + caughtUpMs) / 1_000),
    answered: latencies.length,
    saved: after.updates - before.updates,
  };
}

async function counts(sql: Sql): Promise<{ effects: number; updates: number }> {
  const [row] = await sql<{ effects: number; updates: number }[]>`
    select (select count(*) from effects)::int as effects,
      (select count(*) from timeline_entries where event ->> 'kind' = 'updated')::int as updates`;
  return row ?? { effects: 0, updates: 0 };
}

function figures(measured: Measured): Figure[] {
  const { replicas, perSecond, p50, p99, deliveredPerSecond, answered, saved } = measured;
  const named = replicas === 1 ? '1 process' : `${replicas} processes`;
  return [
    {
      ...{ name: `/incident update, ${named}`, value: perSecond, unit: '/s', aim: null },
      note: `50 concurrent; ${Math.round(deliveredPerSecond)} effects per second delivered until all were`,
    },
    {
      ...{ name: `acknowledgement p99, ${named}`, value: p99, unit: 'ms', aim: null },
      note: `median ${Math.round(p50)} ms; ${saved} of ${answered} saved in time`,
    },
  ];
}
