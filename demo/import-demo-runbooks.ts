import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importRunbooksCommand } from '../src/cli/commands/import-runbooks.js';
import { exitCodes } from '../src/cli/exit-code.js';
import type { Terminal } from '../src/cli/terminal.js';

/** Imports the demo's runbooks into the bot's library. Importing them again changes nothing. Throws if that fails. */
export async function importDemoRunbooks(terminal: Terminal, dataDir: string): Promise<void> {
  const words: string[] = [];
  const hear = (text: string) => void words.push(text);
  const operator = { ...terminal, env: { FIREBREAK_DATA: dataDir }, out: hear, err: hear };
  const options = { dryRun: false, json: true, name: 'demo' };
  const code = await importRunbooksCommand(operator, runbooksFolder(), options);
  if (code !== exitCodes.done) throw new Error(`The demo's runbooks weren't imported: ${words.join('')}`);
}

/** The folder that ships with this program, or the one in the working directory. */
function runbooksFolder(): string {
  const own = fileURLToPath(new URL('../../demo/runbooks', import.meta.url));
  return existsSync(own) ? own : './demo/runbooks';
}
