import { relative } from 'node:path';
import { until } from '../../db/embedded/until.js';
import { exitCodes } from '../exit-code.js';
import { exportIncident } from '../export-incident.js';
import type { Terminal } from '../terminal.js';
import { verifyIncident } from '../verify.js';

const incident = 'INC-1';
/** A record is looked after half a second after somebody wrote, and else every half minute. */
const sealing = { everyMs: 200, deadlineMs: 45_000 };

/**
 * What an operator does when an incident is over: exports its record into a folder, and has the seals on it checked. Gives
 * the two commands with what they said. Throws where the record is not whole, or could not be exported.
 */
export async function handOver(
  terminal: Terminal,
  { dataDir, folder }: { dataDir: string; folder: string },
): Promise<string> {
  const operator = { ...terminal, env: { FIREBREAK_DATA: dataDir } };
  const verified = await sealedAndVerified(operator);
  const exported = await said(operator, (on) =>
    exportIncident(on, incident, { format: 'json', dir: folder }),
  );
  const dir = relative(terminal.cwd, folder);
  return `$ firebreak export ${incident} --format json --out ${dir}\n${exported}\n$ firebreak verify ${incident}\n${verified}`;
}

async function sealedAndVerified(operator: Terminal): Promise<string> {
  const verdict = { text: '' };
  await until(async () => {
    verdict.text = await said(operator, (on) => verifyIncident(on, incident, { json: false }));
    return !verdict.text.includes('not sealed yet');
  }, sealing);
  return verdict.text;
}

/** What a command has printed; throws with all of it where it did not end well. */
async function said(operator: Terminal, command: (terminal: Terminal) => Promise<number>): Promise<string> {
  const words: string[] = [];
  const hear = (text: string) => void words.push(text);
  const code = await command({ ...operator, out: hear, err: hear });
  if (code !== exitCodes.done) throw new Error(words.join(''));
  return words.join('');
}
