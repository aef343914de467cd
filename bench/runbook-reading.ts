import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readRunbook } from '../src/domain/runbooks/read/read-runbook.js';
import { readInThread } from '../src/main/runbooks/read-in-thread.js';
import { atMost, type Figure } from './figure.js';

/** Measures reading these runbooks, and for how long the slowest file that is allowed holds up a server. */
export async function measureReading(texts: readonly string[]): Promise<Figure[]> {
  const read = () => {
    for (const markdown of texts) readRunbook({ path: 'a.md', markdown });
  };
  read();
  const ms = cpuMs(read) / texts.length;
  const markdown = `# Hosts\n\n${'1. Check the host\n'.repeat(3_700)}`;
  const alone = cpuMs(() => readRunbook({ path: 'a.md', markdown }));
  const stretch = await longestStretch(() => readInThread({ path: 'a.md', markdown }));
  return [
    {
      ...{ name: 'reading a runbook', value: ms, unit: 'ms', aim: atMost(5) },
      note: `CPU time of ${texts.length} files, without storing`,
    },
    {
      ...{
        name: 'longest stretch on the event loop, largest file',
        value: stretch,
        unit: 'ms',
        aim: atMost(100),
      },
      note: `3,700 items; reading them takes ${Math.round(alone)} ms of CPU time in a thread of its own`,
    },
  ];
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

async function longestStretch(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}
