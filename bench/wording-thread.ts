import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { maxChars } from '../src/domain/postmortems/blameless/findings.js';
import { openWordingChecker } from '../src/main/wording/open-wording-checker.js';
import { atMost, type Figure } from './figure.js';

const idleMs = 500;

/** What a check of the longest section in the bot's thread costs the bot: stalls of its event loop, and memory once it is idle. */
export async function measureWordingThread(): Promise<Figure[]> {
  const check = openWordingChecker({ idleMs, onFailed: (error) => console.error(error) });
  const text = 'The on-call engineer looked at the graphs and rolled the change back. '.repeat(maxChars / 70);
  const before = residentMb();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const startedAt = performance.now();
  delay.enable();
  await check({ markdown: text, looksForward: false, people: [] });
  delay.disable();
  const ms = performance.now() - startedAt;
  const during = residentMb();
  await pause(idleMs * 3);
  return [
    figure('checking a section of 60,000 characters in its thread', ms, 'ms'),
    { ...figure('longest stall of the event loop meanwhile', delay.max / 1e6, 'ms'), aim: atMost(50) },
    figure('memory that the thread takes', during - before, 'MB'),
    { ...figure('memory left once it has ended', residentMb() - before, 'MB'), aim: atMost(30) },
  ];
}

function residentMb(): number {
  return process.memoryUsage().rss / 1_048_576;
}

function figure(name: string, value: number, unit: Figure['unit']): Figure {
  return { name, value, unit, aim: null, note: '' };
}
