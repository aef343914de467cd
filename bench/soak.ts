import { setTimeout as pause } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { request } from 'undici';
import { startIncidents, untilDelivered } from './arena.js';
import { startChild } from './child.js';
import { atMost, type Figure } from './figure.js';
import { serveFirebreak } from './firebreak.js';
import { residentMb } from './memory-of.js';
import { heardEvent, type Signed, typedCommand } from './payloads.js';
import { startPostgres } from './postgres-server.js';
import { onStage } from './stage.js';
import { percentile, slopeOf } from './statistics.js';
import { workspace } from './workspace.js';

const perSecond = 10;
const sampleMs = 5_000;
/** Of the time, until caches are filled and the code is compiled; not in the slope. */
const warmUpShare = 0.25;

/** Sends ten payloads a second for so many minutes, whatever the answers take: is memory flat, are answers fast? */
export function measureSoak({ soakMinutes }: { soakMinutes: number }): Promise<Figure[]> {
  return onStage(async (stage) => {
    const slack = await startChild(stage, {
      script: './apps/slack-stub.js',
      env: {},
      readyAt: '/api/auth.test',
    });
    const url = await (await startPostgres(stage)).newDatabase('bench_soak');
    const bot = await serveFirebreak(stage, {
      ...workspace,
      apiUrl: `${slack.url}/api/`,
      database: { url },
    });
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    stage.onEnd(() => sql.end());
    const responseUrl = `${slack.url}/response`;
    const channelIds = await startIncidents({ url: bot.url, responseUrl, sql }, 50);
    const memory: [hours: number, mb: number][] = [];
    const startedAt = performance.now();
    const sampler = setInterval(() => {
      memory.push([(performance.now() - startedAt) / 3_600_000, residentMb(bot.pid)]);
    }, sampleMs);
    stage.onEnd(() => clearInterval(sampler));
    const count = Math.round(soakMinutes * 60 * perSecond);
    const answered = await sendSteadily(count, (index) => {
      const channelId = channelIds[index % channelIds.length] ?? '';
      return send(bot.url, payload(index, { channelId, responseUrl }));
    });
    clearInterval(sampler);
    await untilDelivered(sql);
    const notSaved = await failures(bot.url);
    await requireStored(sql, { count, notSaved });
    return figures({ soakMinutes, answered, notSaved, memory });
  });
}

/**
 * Starts one request every 100 ms, without waiting for earlier ones. Returns the times of all answers in ms. Throws the first
 * failure at once.
 */
async function sendSteadily(count: number, one: (index: number) => Promise<number>): Promise<number[]> {
  const startedAt = performance.now();
  const answers: number[] = [];
  const running = new Set<Promise<unknown>>();
  const failures: unknown[] = [];
  for (let index = 0; index < count; index++) {
    const aheadMs = startedAt + (index * 1_000) / perSecond - performance.now();
    if (aheadMs > 0) await pause(aheadMs);
    if (failures.length > 0) throw failures[0];
    const answer: Promise<unknown> = one(index)
      .then(
        (ms) => answers.push(ms),
        (error: unknown) => failures.push(error),
      )
      .finally(() => running.delete(answer));
    running.add(answer);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
  return answers;
}

/** Nine of ten are messages in incidents' channels, the tenth is a command. */
function payload(index: number, { channelId, responseUrl }: { channelId: string; responseUrl: string }) {
  if (isCommand(index)) return typedCommand(`update still at it, ${index}`, channelId, responseUrl);
  return heardEvent({
    ...{ type: 'message', user: `U0BENCH${String(index % 500).padStart(4, '0')}`, channel: channelId },
    ...{ text: `p99 of payments is ${index} ms.`, channel_type: 'channel', team: workspace.teamId },
    ts: `${Math.floor(Date.now() / 1_000)}.${String(index % 1_000_000).padStart(6, '0')}`,
  });
}

function isCommand(index: number): boolean {
  return index % 10 === 9;
}

async function send(url: string, { headers, body }: Signed): Promise<number> {
  const sentAt = performance.now();
  const answer = await request(`${url}/slack/events`, { method: 'POST', headers, body });
  await answer.body.dump();
  if (answer.statusCode !== 200) throw new Error(`A payload was answered with ${answer.statusCode}.`);
  return performance.now() - sentAt;
}

/** Commands that were told in time that nothing was saved, or that it isn't known; the latter may be stored. */
async function failures(url: string): Promise<number> {
  const { body } = await request(`${url}/metrics`);
  const counts = (await body.text()).matchAll(
    /^firebreak_command_ack_seconds_count\{.*"failed".*\} (\d+)$/gm,
  );
  return [...counts].reduce((sum, [, failed]) => sum + Number(failed), 0);
}

async function requireStored(
  sql: Sql,
  { count, notSaved }: { count: number; notSaved: number },
): Promise<void> {
  const [row] = await sql<{ stored: number }[]>`
    select (select count(*) from messages)::int
      + (select count(*) from timeline_entries where event ->> 'kind' = 'updated')::int as stored`;
  const stored = row?.stored ?? 0;
  if (stored + notSaved < count)
    throw new Error(`${count - notSaved} were acknowledged as saved, but ${stored} are stored.`);
}

function figures(measured: {
  soakMinutes: number;
  answered: number[];
  notSaved: number;
  memory: [hours: number, mb: number][];
}): Figure[] {
  const { soakMinutes, answered, notSaved, memory } = measured;
  const steady = memory.filter(([hours]) => hours * 60 >= warmUpShare * soakMinutes);
  const { slope, error } = slopeOf(steady);
  const sizes = steady.map(([, mb]) => Math.round(mb));
  return [
    {
      ...{ name: 'acknowledgement p99, 10 a second', value: percentile(answered, 0.99), unit: 'ms' },
      aim: atMost(150),
      note: `median ${Math.round(percentile(answered, 0.5))} ms, of ${answered.length} in ${soakMinutes} min; ${notSaved} were told that nothing was saved, all others are stored`,
    },
    {
      ...{ name: 'memory, growth that is certain', value: Math.max(slope - 2 * error, 0), unit: 'MB/h' },
      aim: atMost(1),
      note: `slope ${slope.toFixed(1)} ± ${(2 * error).toFixed(1)} MB/h (2 standard errors), ${Math.min(...sizes)} to ${Math.max(...sizes)} MB after the warm-up`,
    },
  ];
}
