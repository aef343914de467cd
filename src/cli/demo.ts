import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import type { Paper } from '../../sandbox/transcript/reader.js';
import { manifestPath } from './demo/manifest-path.js';
import { openWorkspace, type WorkspaceOptions } from './demo/open-workspace.js';
import { printChannel } from './demo/print-channel.js';
import { runBot } from './demo/run-bot.js';
import { seconds } from './demo/stages.js';
import { playStory } from './demo/story.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { complain, type Terminal } from './terminal.js';

/** What the demo is asked for, and what it prints on. */
export interface DemoOptions extends WorkspaceOptions {
  story: boolean;
  width: number;
  colour: boolean;
}

/** The demo: a workspace in the browser, or a story that plays by itself. */
export async function demo(terminal: Terminal, options: DemoOptions): Promise<ExitCode> {
  if (options.story) return playDemoStory(terminal, options);
  return openWorkspace(terminal, options);
}

/**
 * Plays a whole incident by itself: a local Slack, the real bot, and persons who act; then prints the channels as
 * their members would have read them. Nothing is left behind. Gives 0, or 1 where the bot did not answer as it should.
 */
async function playDemoStory(terminal: Terminal, look: Paper): Promise<ExitCode> {
  const startedAt = performance.now();
  const dataDir = await mkdtemp(join(tmpdir(), 'firebreak-story-'));
  await chmod(dataDir, 0o711);
  terminal.err('Starting a local Slack, a Postgres and the bot …\n');
  const slack = await startSandbox({ manifestPath: manifestPath() });
  const bot = await runBot(slack, { env: terminal.env, dataDir }).catch((error: Error) => error);
  try {
    if (bot instanceof Error) throw bot;
    terminal.err(`Ready after ${seconds(startedAt)}. Playing the story …\n\n`);
    const { channels } = await playStory(slack);
    const now = terminal.clock();
    for (const channel of channels) terminal.out(`${printChannel(slack, { ...channel, now }, look)}\n\n`);
    if (slack.refusals.length > 0)
      throw new Error(`Slack would have refused: ${JSON.stringify(slack.refusals[0])}`);
    terminal.err(
      `Two incidents, ${slack.calls.length} calls of Slack's Web API, ${seconds(startedAt)} in all.\n`,
    );
    return exitCodes.done;
  } catch (error) {
    complain(terminal, error instanceof Error ? error.message : String(error));
    if (!(bot instanceof Error)) for (const line of bot.lastLines()) terminal.err(`${line}\n`);
    return exitCodes.refused;
  } finally {
    if (!(bot instanceof Error)) await bot.end();
    await slack.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
