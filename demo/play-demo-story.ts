import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Sandbox } from '../sandbox/sandbox.js';
import { startSandbox } from '../sandbox/start-sandbox.js';
import type { Layout } from '../sandbox/transcript/reader.js';
import { type ExitCode, exitCodes } from '../src/cli/exit-code.js';
import { printError, type Terminal } from '../src/cli/terminal.js';
import { openDemoFolder } from './demo-folder.js';
import { handOver } from './hand-over.js';
import { importDemoRunbooks } from './import-demo-runbooks.js';
import { manifestPath } from './manifest-path.js';
import { printStory } from './print-story.js';
import { seconds } from './progress.js';
import { runBot } from './run-bot.js';
import { playStory } from './story.js';

/**
 * Plays a whole incident with a local Slack, the real bot and simulated people. Prints the channels as their members read
 * them, and writes that transcript and the incident's record into a folder. Leaves nothing else behind. Returns 0, or 1
 * when the bot doesn't answer as expected.
 */
export async function playDemoStory(terminal: Terminal, look: Layout): Promise<ExitCode> {
  const startedAt = performance.now();
  const dataDir = await mkdtemp(join(tmpdir(), 'firebreak-story-'));
  await chmod(dataDir, 0o711);
  terminal.err('Starting a local Slack, Postgres and the bot…\n');
  const slack = await startSandbox({ manifestPath: manifestPath() });
  const bot = await runBot(slack, { env: terminal.env, dataDir }).catch((error: Error) => error);
  try {
    if (bot instanceof Error) throw bot;
    slack.control.attach(bot);
    await importDemoRunbooks(terminal, dataDir);
    terminal.err(`Ready after ${seconds(startedAt)}. Playing the story…\n\n`);
    await playAndPrint(terminal, slack, { dataDir, look });
    if (slack.refusals.length > 0)
      throw new Error(`Slack would have rejected: ${JSON.stringify(slack.refusals[0])}`);
    terminal.err(`Played 2 incidents with ${slack.calls.length} Slack API calls in ${seconds(startedAt)}.\n`);
    return exitCodes.done;
  } catch (error) {
    printError(terminal, error instanceof Error ? error.message : String(error));
    if (!(bot instanceof Error)) for (const line of bot.lastLines()) terminal.err(`${line}\n`);
    return exitCodes.refused;
  } finally {
    if (!(bot instanceof Error)) await bot.end();
    await slack.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Plays and prints the story, then writes the transcript next to the exported record. */
async function playAndPrint(
  terminal: Terminal,
  slack: Sandbox,
  { dataDir, look }: { dataDir: string; look: Layout },
): Promise<void> {
  const result = await playStory(slack, { followsUp: true, hasRunbooks: true });
  const folder = openDemoFolder(terminal.cwd).story;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const ending = await handOver(terminal, { dataDir, folder });
  const transcript = (layout: Layout) => `${printStory(slack, result, layout)}\n${ending}`;
  await writeFile(join(folder, 'transcript.txt'), transcript({ width: 100 }));
  terminal.out(`${transcript(look)}\n`);
  terminal.err(`The transcript and the exported record are in ${relative(terminal.cwd, folder)}.\n`);
}
