import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Arena, openArena } from './arena.js';
import { atMost, type Figure } from './figure.js';
import { fillTimelines } from './fill-timelines.js';
import { residentMb } from './memory-of.js';
import { aFolder } from './postgres-server.js';
import { onStage } from './stage.js';

/** Measures the bundles of 100 incidents, half of them with 1,000 messages. */
export function measureBundles(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const arena = await openArena(stage, 100);
    await fillTimelines(arena.sql, { after: 50, messages: 1_000 });
    return bundles(arena, await aFolder(stage));
  });
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
