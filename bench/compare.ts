import { type Arena, type Contestant, contestants, pendingEffects, untilDelivered } from './arena.js';
import { cpuTimeMs } from './cpu-time-of.js';
import { load } from './load.js';
import type { Signed } from './payloads.js';
import { median, percentile } from './statistics.js';

/** One kind of request, sent to all three apps. */
export interface Workload {
  name: string;
  request: (arena: Arena, index: number) => Signed;
  /** Counts what Firebreak has stored of the workload; null if it stores nothing. */
  stored: ((arena: Arena) => Promise<number>) | null;
  rounds: number;
}

export interface Comparison {
  perSecond: Record<Contestant, number>;
  /** Processor time per request of each app's process, in milliseconds; null if the system doesn't report it. */
  cpuMs: Record<Contestant, number> | null;
  /** Median over all rounds of Firebreak's rate divided by the other app's in the same round. */
  ofBare: number;
  ofInsert: number;
  insertOfBare: number;
  /** Firebreak's acknowledgement times, in milliseconds. */
  p50: number;
  p99: number;
  /** Requests Firebreak acknowledged, and how many it stored; null if it stores none. */
  answered: number;
  stored: number | null;
  /** Effects Firebreak delivered per second while catching up after each load; null if there were few. */
  caughtUpPerSecond: number | null;
}

const atOnce = 50;
const roundMs = 1_500;
const warmUpMs = 2_000;
/** More than any of the apps handles per second on such a machine. */
const mostPerSecond = 7_000;

/** Loads each app in turn, round after round, so that a slow machine slows all three equally. */
export async function compare(arena: Arena, workload: Workload): Promise<Comparison> {
  const rates: Record<Contestant, number[]> = { bare: [], insert: [], firebreak: [] };
  const used: Record<Contestant, number[]> = { bare: [], insert: [], firebreak: [] };
  const latencies: number[] = [];
  const syncRates: number[] = [];
  for (const name of contestants) await run(arena, workload, name, warmUpMs);
  await untilDelivered(arena.sql);
  const storedBefore = await workload.stored?.(arena);
  for (let round = 0; round < workload.rounds; round++)
    for (const name of contestants) {
      const result = await run(arena, workload, name, roundMs);
      rates[name].push(result.perSecond);
      used[name].push(result.cpuMs);
      if (name !== 'firebreak') continue;
      for (const ms of result.latencies) latencies.push(ms);
      syncRates.push(...(await syncedMessages(arena)));
    }
  const storedAfter = await workload.stored?.(arena);
  return {
    ...ratios(rates),
    cpuMs: cpuPerRequest(used),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    answered: latencies.length,
    stored: storedBefore === undefined || storedAfter === undefined ? null : storedAfter - storedBefore,
    caughtUpPerSecond: syncRates.length > 0 ? median(syncRates) : null,
  };
}

async function run(arena: Arena, workload: Workload, name: Contestant, forMs: number) {
  const count = Math.ceil((mostPerSecond * forMs) / 1_000);
  const requests = Array.from({ length: count }, (_, index) => workload.request(arena, index));
  const { url, pid } = arena.apps[name];
  const cpuBefore = cpuTimeMs(pid) ?? Number.NaN;
  const result = await load({ url, requests, atOnce, forMs });
  return { ...result, cpuMs: ((cpuTimeMs(pid) ?? Number.NaN) - cpuBefore) / result.answered };
}

function cpuPerRequest({ bare, insert, firebreak }: Record<Contestant, number[]>): Comparison['cpuMs'] {
  const cpuMs = { bare: median(bare), insert: median(insert), firebreak: median(firebreak) };
  return Number.isNaN(cpuMs.firebreak) ? null : cpuMs;
}

/** Lets Firebreak finish its deliveries before the next app's turn. */
async function syncedMessages({ sql }: Arena): Promise<number[]> {
  const waiting = await pendingEffects(sql);
  const ms = await untilDelivered(sql);
  return waiting > 100 ? [(waiting * 1_000) / ms] : [];
}

function ratios(rates: Record<Contestant, number[]>) {
  const { bare, insert, firebreak } = rates;
  const by = (some: number[], others: number[]) =>
    median(some.map((rate, round) => rate / (others[round] ?? Number.NaN)));
  return {
    perSecond: { bare: median(bare), insert: median(insert), firebreak: median(firebreak) },
    ofBare: by(firebreak, bare),
    ofInsert: by(firebreak, insert),
    insertOfBare: by(insert, bare),
  };
}
