import { setTimeout as pause } from 'node:timers/promises';
import { type Child, startChild } from './child.js';
import { atMost, type Figure } from './figure.js';
import { serveFirebreak } from './firebreak.js';
import { familyMb, residentMb } from './memory-of.js';
import { aFolder, startPostgres } from './postgres-server.js';
import { onStage, type Stage } from './stage.js';
import { median } from './statistics.js';
import { workspace } from './workspace.js';

const laterStarts = 3;
const idleMs = 10_000;

/** Measures the time from start to `/readyz`, and the memory after ten idle seconds. */
export function measureIdleProcess(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const slack = await startChild(stage, {
      script: './apps/slack-stub.js',
      env: {},
      readyAt: '/api/auth.test',
    });
    const apiUrl = `${slack.url}/api/`;
    const builtIn = { ...workspace, apiUrl, database: { folder: await aFolder(stage) } };
    const first = await timed(() => serveFirebreak(stage, builtIn));
    const later = await startAgain(first.child, () => serveFirebreak(stage, builtIn));
    const onPostgres = { ...workspace, apiUrl, database: { url: await aDatabase(stage) } };
    const migrating = await timed(() => serveFirebreak(stage, onPostgres));
    const outside = await startAgain(migrating.child, () => serveFirebreak(stage, onPostgres));
    await pause(idleMs);
    return [
      ready('first start until ready, built-in Postgres', [first.ms]),
      ready('later start until ready, built-in Postgres', later.times),
      ready('first start until ready, external Postgres', [migrating.ms]),
      ready('later start until ready, external Postgres', outside.times),
      ...memory(outside.child, later.child),
    ];
  });
}

async function startAgain(
  running: Child,
  start: () => Promise<Child>,
): Promise<{ child: Child; times: number[] }> {
  const times: number[] = [];
  let child = running;
  for (let count = 0; count < laterStarts; count++) {
    await child.stop();
    const again = await timed(start);
    child = again.child;
    times.push(again.ms);
  }
  return { child, times };
}

async function timed(start: () => Promise<Child>): Promise<{ child: Child; ms: number }> {
  const startedAt = performance.now();
  const child = await start();
  return { child, ms: performance.now() - startedAt };
}

async function aDatabase(stage: Stage): Promise<string> {
  return (await startPostgres(stage)).newDatabase('bench_idle');
}

function ready(name: string, times: number[]): Figure {
  const note = times.length > 1 ? `median of ${times.map((ms) => Math.round(ms)).join(', ')}` : 'once';
  return { name, value: median(times), unit: 'ms', aim: null, note };
}

function memory(outside: Child, builtIn: Child): Figure[] {
  const resident = (name: string, child: Child): Figure => ({
    name,
    value: residentMb(child.pid),
    unit: 'MB',
    aim: atMost(110),
    note: 'resident, after 10 idle seconds',
  });
  const family = familyMb(builtIn.pid);
  return [
    resident('memory, with an external Postgres', outside),
    resident('memory, with the built-in Postgres', builtIn),
    ...(family === null
      ? []
      : [
          {
            name: 'memory of the built-in Postgres',
            value: family,
            unit: 'MB',
            aim: null,
            note: 'all its processes, shared pages counted once',
          } as const,
        ]),
  ];
}
