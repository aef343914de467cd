import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Sql } from 'postgres';
import { type Arena, openArena, untilDelivered } from './arena.js';
import { atMost, type Figure } from './figure.js';
import { load } from './load.js';
import { residentMb } from './memory-of.js';
import { typedCommand } from './payloads.js';
import { aFolder } from './postgres-server.js';
import { onStage } from './stage.js';
import { percentile } from './statistics.js';

const messages = 1_000;
const rounds = 4;
const roundMs = 3_000;
/** What a busy workspace has at once; with more, the p99 measures the queue. */
const atOnce = 4;

/** Measures acknowledgements while exports are made, and the bundles of 100 incidents. */
export function measureExports(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const arena = await openArena(stage, 100);
    await fill(arena.sql);
    const beside = await acknowledgements(arena);
    return [...beside, ...(await bundles(arena, await aFolder(stage)))];
  });
}

/** Rounds without and with exports in turn, so that a slow machine slows both. */
async function acknowledgements(arena: Arena): Promise<Figure[]> {
  const alone: number[] = [];
  const beside: number[] = [];
  await updates(arena);
  let made = 0;
  for (let round = 0; round < rounds; round++) {
    alone.push(...(await updates(arena)));
    await untilDelivered(arena.sql);
    await askForExports(arena, round);
    beside.push(...(await updates(arena)));
    made += await sharedExports(arena.sql);
    await withdrawExports(arena.sql);
    await untilDelivered(arena.sql);
  }
  if (made === 0) throw new Error('No export was made meanwhile.');
  const [p99, without] = [percentile(beside, 0.99), percentile(alone, 0.99)];
  const note = `p99 ${p99.toFixed(1)} vs. ${without.toFixed(1)} ms; ${made} exports of 1,000 messages meanwhile`;
  return [
    {
      name: '/incident update beside exports, vs. without',
      value: p99 / without,
      unit: '×',
      aim: atMost(1.2),
      note,
    },
  ];
}

async function updates({ apps, channelIds, responseUrl }: Arena): Promise<number[]> {
  const requests = Array.from({ length: 20_000 }, (_, index) =>
    typedCommand(`update errors fall, ${index}`, channelIds[index % 50] ?? '', responseUrl),
  );
  return (await load({ url: apps.firebreak.url, requests, atOnce, forMs: roundMs })).latencies;
}

/** More than can be made in a round, each of an incident of its own. */
async function askForExports({ apps, channelIds, responseUrl }: Arena, round: number): Promise<void> {
  const formats = ['pdf', 'bundle', 'html', 'json'];
  const requests = channelIds
    .slice(50, 70)
    .map((channelId, index) =>
      typedCommand(`export ${formats[(index + round) % formats.length]}`, channelId, responseUrl),
    );
  await load({ url: apps.firebreak.url, requests, atOnce: 4, forMs: 60_000 });
}

async function sharedExports(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from effects where kind = 'send_export' and state = 'done'`;
  await sql`delete from effects where kind = 'send_export' and state = 'done'`;
  return row?.count ?? 0;
}

async function withdrawExports(sql: Sql): Promise<void> {
  await sql`update effects set state = 'dismissed' where kind = 'send_export' and state = 'waiting'`;
}

async function fill(sql: Sql): Promise<void> {
  await sql`
    insert into messages (workspace_id, channel_id, ts, incident_number, author_id, text, version, occurred_at,
      captured_at, is_highlight, is_dirty)
    select workspace_id, channel_id, (1767225600 + n) || '.000100', number, 'U' || n % 50,
      'p99 of payments is ' || n || ' ms since 13:50, only the first provider.', (1767225600 + n) || '.000100',
      now() + n * interval '1 second', now() + n * interval '1 second', n % 10 = 0, false
    from incidents, generate_series(1, ${messages}::int) n where number > 50`;
}

/** The command line makes a bundle of each incident. */
async function bundles({ databaseUrl, apps }: Arena, folder: string): Promise<Figure[]> {
  await apps.firebreak.stop();
  const numbers = Array.from({ length: 100 }, (_, index) => `INC-${index + 1}`);
  const cli = fileURLToPath(new URL('../src/cli.js', import.meta.url));
  const startedAt = performance.now();
  const child = spawn(process.execPath, [cli, 'export', ...numbers, '--format', 'bundle', '--out', folder], {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakMb = 0;
  const timer = setInterval(() => {
    if (child.pid !== undefined && child.exitCode === null) peakMb = Math.max(peakMb, residentMb(child.pid));
  }, 500);
  const [code] = await once(child, 'exit');
  clearInterval(timer);
  if (code !== 0) throw new Error(`firebreak export ended with ${code}.`);
  const seconds = (performance.now() - startedAt) / 1_000;
  const note = `${seconds.toFixed(0)} s for all; a PDF in each`;
  return [
    { name: 'bundles of 100 incidents, each', value: seconds * 10, unit: 'ms', aim: null, note },
    {
      name: 'bundles of 100 incidents, memory',
      value: peakMb,
      unit: 'MB',
      aim: atMost(400),
      note: 'without the PDF’s process',
    },
  ];
}
