import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { type Arena, openArena, untilDelivered } from './arena.js';
import { atMost, type Figure } from './figure.js';
import { fillTimelines } from './fill-timelines.js';
import { load } from './load.js';
import { typedCommand } from './payloads.js';
import { onStage } from './stage.js';
import { percentile } from './statistics.js';

const messages = 1_000;
const rounds = 4;
const roundMs = 3_000;
/** What a busy workspace has at once; with more, the p99 measures the queue. */
const atOnce = 4;

/** Measures acknowledgements while exports are made. */
export function measureBesideExports(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const arena = await openArena(stage, 100);
    await fillTimelines(arena.sql, { after: 50, messages });
    return acknowledgements(arena);
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

/** The one that is being made ends, or waits for its next attempt and is withdrawn too. */
async function withdrawExports(sql: Sql): Promise<void> {
  for (;;) {
    await sql`update effects set state = 'dismissed' where kind = 'send_export' and state = 'waiting'`;
    const [row] = await sql`select 1 from effects where kind = 'send_export' and state = 'attempting'`;
    if (!row) return;
    await pause(100);
  }
}
