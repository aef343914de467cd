import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { type Arena, openArena, untilDelivered } from './arena.js';
import { atMost, type Figure } from './figure.js';
import { fillTimelines } from './fill-timelines.js';
import { load } from './load.js';
import { typedCommand } from './payloads.js';
import { onStage } from './stage.js';
import { median, percentile } from './statistics.js';

const messages = 1_000;
const rounds = 7;
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

/** Rounds without and with exports in turn, so that a slow machine slows both. One that it slowed alone decides nothing. */
async function acknowledgements(arena: Arena): Promise<Figure[]> {
  const ratios: number[] = [];
  const p99s: number[] = [];
  let made = 0;
  await updates(arena);
  for (let round = 0; round < rounds; round++) {
    const without = await p99OfUpdates(arena);
    await untilDelivered(arena.sql);
    await askForExports(arena, round);
    const beside = await p99OfUpdates(arena);
    made += await sharedExports(arena.sql);
    await withdrawExports(arena.sql);
    await untilDelivered(arena.sql);
    ratios.push(beside / without);
    p99s.push(beside);
  }
  if (made === 0) throw new Error('No export was made meanwhile.');
  const each = ratios.map((ratio) => ratio.toFixed(2)).join(', ');
  const note = `p99 ${median(p99s).toFixed(0)} ms; median of rounds: ${each}; ${made} exports of 1,000 messages`;
  return [
    {
      name: '/incident update beside exports, vs. without',
      value: median(ratios),
      unit: '×',
      aim: atMost(1.2),
      note,
    },
  ];
}

async function p99OfUpdates(arena: Arena): Promise<number> {
  return percentile(await updates(arena), 0.99);
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
