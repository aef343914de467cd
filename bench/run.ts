import { parseArgs } from 'node:util';
import { measureBackups } from './backups.js';
import { measureBlameless } from './blameless.js';
import { measureBundles } from './bundles.js';
import { measureDigests } from './digest-rate.js';
import { describeEnvironment, environmentText } from './environment.js';
import { measureBesideExports } from './exports-beside-commands.js';
import type { BenchOptions, Part } from './figure.js';
import { measureFollowUp } from './follow-up.js';
import { measureHistory } from './history.js';
import { measureIdleProcess } from './idle-process.js';
import { measureNudgeTick } from './nudge-tick.js';
import { measurePages } from './pages.js';
import { measureReplicas } from './replicas.js';
import { type PartResult, partJson, partText } from './report.js';
import { measureRunbookTick } from './runbook-tick.js';
import { measureRunbooks } from './runbooks.js';
import { measureSandbox } from './sandbox-speed.js';
import { measureShortGap } from './short-gap.js';
import { measureSlackCalls } from './slack-calls.js';
import { measureSoak } from './soak.js';
import { closeStages } from './stage.js';
import { measureCommands, measureEvents } from './throughput.js';
import { measureTimelineView } from './timeline-view.js';

const parts: Part[] = [
  { name: 'commands', title: 'Commands per second, 50 concurrent', measure: measureCommands },
  { name: 'events', title: 'Events per second, 50 concurrent', measure: measureEvents },
  { name: 'calls', title: 'Slack calls, with 150 ms added to each', measure: measureSlackCalls },
  {
    name: 'history',
    title: 'Channel sync after downtime',
    measure: async () => [...(await measureHistory()), ...(await measureShortGap())],
  },
  { name: 'timeline', title: 'Timeline with a million messages', measure: measureTimelineView },
  { name: 'nudges', title: 'A tick of the clock over a million action items', measure: measureNudgeTick },
  { name: 'digests', title: 'Digests on a Monday morning', measure: measureDigests },
  { name: 'actions', title: 'A million action items of 10,000 incidents', measure: measureFollowUp },
  { name: 'runs', title: 'A runbook with 200 steps', measure: measureRunbookTick },
  { name: 'runbooks', title: 'A library of 1,000 runbooks', measure: measureRunbooks },
  {
    name: 'exports',
    title: 'Exports of a post-mortem',
    measure: async () => [...(await measurePages()), ...(await measureBundles())],
  },
  { name: 'beside-exports', title: 'Answers while exports are made', measure: measureBesideExports },
  { name: 'backup', title: 'Backup and restore of a million rows', measure: measureBackups },
  { name: 'lint', title: 'The blameless linter', measure: measureBlameless },
  { name: 'process', title: 'Process', measure: measureIdleProcess },
  { name: 'sandbox', title: 'Sandbox, per second', measure: measureSandbox },
  { name: 'soak', title: 'Ten payloads a second', measure: measureSoak, isExtra: true },
  { name: 'replicas', title: 'Several processes on one database', measure: measureReplicas, isExtra: true },
];

const usage = `Usage: npm run bench -- [--json] [--only NAME]… [--soak-minutes 10] [--replicas 3]
NAME: ${parts.map(({ name, isExtra }) => (isExtra ? `${name} (only if named)` : name)).join(', ')}`;

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void closeStages().finally(() => process.exit(130)));

process.exitCode = await bench(process.argv.slice(2));

/** Runs the selected measurements. Returns 0, even if a target is missed, and 1 if something could not be measured. */
async function bench(args: string[]): Promise<number> {
  const asked = readArguments(args);
  if (!asked) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const startedAt = performance.now();
  const around = await describeEnvironment();
  const say = (text: string) => asked.json || process.stdout.write(`${text}\n\n`);
  say(environmentText(around));
  const results: PartResult[] = [];
  for (const part of asked.parts) {
    const result = await measured(part, asked.options);
    results.push(result);
    say(partText(result));
  }
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  say(`Measured in ${seconds} s.`);
  if (asked.json)
    process.stdout.write(
      `${JSON.stringify({ on: around, seconds, parts: results.map(partJson) }, null, 2)}\n`,
    );
  return results.some(({ failed }) => failed !== null) ? 1 : 0;
}

async function measured({ name, title, measure }: Part, options: BenchOptions): Promise<PartResult> {
  try {
    return { name, title, figures: await measure(options), failed: null };
  } catch (error) {
    return { name, title, figures: [], failed: error instanceof Error ? error.message : String(error) };
  }
}

/** Null if the arguments are invalid. `--replicas` names its part. */
function readArguments(args: string[]): { json: boolean; parts: Part[]; options: BenchOptions } | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        json: { type: 'boolean' },
        only: { type: 'string', multiple: true },
        'soak-minutes': { type: 'string' },
        replicas: { type: 'string' },
      },
    });
    const only = [...(values.only ?? []), ...(values.replicas === undefined ? [] : ['replicas'])];
    const soakMinutes = Number(values['soak-minutes'] ?? 10);
    const replicas = Number(values.replicas ?? 3);
    const isValid = soakMinutes >= 1 && Number.isInteger(replicas) && replicas >= 2 && replicas <= 20;
    if (!isValid || only.some((name) => !parts.some((part) => part.name === name))) return null;
    const chosen = parts.filter((part) => (only.length === 0 ? !part.isExtra : only.includes(part.name)));
    return { json: values.json ?? false, parts: chosen, options: { soakMinutes, replicas } };
  } catch {
    return null;
  }
}
