import type { Sandbox } from '../sandbox/sandbox.js';
import type { Environment } from '../src/config/environment.js';
import { type BotProcess, newBotProcess } from './bot-process.js';

const maxLines = 20;

/** Starts the bot against a local Slack and waits until it is ready. Rejects with its last log lines if it exits first. */
export async function runBot(
  slack: Sandbox,
  options: { env: Environment; dataDir: string },
): Promise<BotProcess> {
  const lines: string[] = [];
  const onLine = (line: string): void => {
    lines.push(line);
    if (lines.length > maxLines) lines.shift();
  };
  const bot = newBotProcess(slack, { ...options, onLine, lastLines: () => lines });
  try {
    await bot.start({ aheadMs: 0 });
    return bot;
  } catch (cause) {
    throw new Error(`The bot ended before it was ready:\n${lines.slice(-10).join('\n')}`, { cause });
  }
}
