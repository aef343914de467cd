import { relative } from 'node:path';
import { exportIncidents } from '../src/cli/commands/export-incidents.js';
import { verifyIncident } from '../src/cli/commands/verify.js';
import { exitCodes } from '../src/cli/exit-code.js';
import type { Terminal } from '../src/cli/terminal.js';
import { until } from '../src/db/embedded/until.js';

const incident = 'INC-1';
/** The bot seals half a second after a write, and otherwise every 30 seconds. */
const sealing = { everyMs: 500, deadlineMs: 45_000 };

/**
 * Exports the post-mortem and the record into a folder and verifies its hash chain, as an operator would afterward. Returns the
 * commands with their output. Throws when one fails.
 */
export async function handOver(
  terminal: Terminal,
  { dataDir, folder }: { dataDir: string; folder: string },
): Promise<string> {
  const operator = { ...terminal, env: { FIREBREAK_DATA: dataDir } };
  const verified = await sealedAndVerified(operator);
  const dir = relative(terminal.cwd, folder);
  const exported: string[] = [];
  for (const format of ['pdf', 'json'] as const) {
    const paths = await said(operator, (on) =>
      exportIncidents(on, [incident], { format, out: folder, profile: 'internal', preview: false }),
    );
    exported.push(`$ firebreak export ${incident} --format ${format} --out ${dir}\n${paths}`);
  }
  return `${exported.join('\n')}\n$ firebreak verify ${incident}\n${verified}`;
}

async function sealedAndVerified(operator: Terminal): Promise<string> {
  const verdict = { text: '' };
  await until(async () => {
    verdict.text = await said(operator, (on) => verifyIncident(on, incident, { json: false }));
    return !verdict.text.includes('not sealed yet');
  }, sealing);
  return verdict.text;
}

/** Returns what a command printed. Throws with that output unless it exits with 0. */
async function said(operator: Terminal, command: (terminal: Terminal) => Promise<number>): Promise<string> {
  const words: string[] = [];
  const hear = (text: string) => void words.push(text);
  const code = await command({ ...operator, out: hear, err: hear });
  if (code !== exitCodes.done) throw new Error(words.join(''));
  return words.join('');
}
