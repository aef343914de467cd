import { incidentNumberFrom } from '../domain/incident.js';
import { nearestWord } from '../domain/nearest-word.js';
import { severityFrom } from '../domain/severity.js';
import { helpOnView, helpView } from '../slack/views/help.js';
import { hubInsideView, hubOutsideView } from '../slack/views/hub.js';
import { didYouMeanView } from '../slack/views/which-incident.js';
import { findVisible, listVisible } from '../workflows/read-incidents.js';
import type { Call, Reply } from './command.js';
import { commandNamed, commands, commandWords } from './index.js';
import { question } from './list.js';
import { plainText } from './plain-text.js';
import { show } from './show.js';

/** Runs one typed line, as after `/incident`: the verb, the incident where one is named, and the rest. */
export async function runLine(call: Call, line: string): Promise<Reply> {
  const { word, number, rest } = readLine(line);
  const named = number === null ? call : { ...call, number };
  if (word === '') return number === null ? hub(call) : show.run(named, '');
  if (word === 'help' || word === '?') return help(rest);
  const command = commandNamed(word);
  if (command) return command.run(named, severityFrom(word) ? `${word} ${rest}` : rest);
  const meant = nearestWord(word, [...commandWords, 'help']);
  return { kind: 'message', view: didYouMeanView(plainText(word), meant, rest) };
}

interface Line {
  word: string;
  number: number | null;
  rest: string;
}

/** `INC-42` may stand before the verb or right after it: `INC-42 resolved`, `resolved INC-42 rolled back`. */
export function readLine(line: string): Line {
  const [first = '', ...others] = splitWords(line);
  const before = namedIncident(first);
  if (before !== undefined) {
    const [word = '', ...rest] = others;
    return { word: word.toLowerCase(), number: before, rest: rest.join(' ') };
  }
  const after = namedIncident(others[0] ?? '');
  const rest = line.trim().slice(first.length).trimStart();
  const kept = after === undefined ? rest : rest.slice((others[0] ?? '').length).trimStart();
  return { word: first.toLowerCase(), number: after ?? null, rest: kept };
}

function splitWords(line: string): string[] {
  return line.trim().split(/\s+/);
}

/** Only the full form names an incident: a bare number may be part of a sentence. */
function namedIncident(word: string): number | undefined {
  return /^inc[-_]?\d/i.test(word) ? incidentNumberFrom(word) : undefined;
}

async function hub(call: Call): Promise<Reply> {
  const { deps, number, channelId } = call;
  const inside = await findVisible(deps, { ...question(call), input: { number, channelId } });
  if (inside) return { kind: 'message', view: hubInsideView(inside, deps.policy) };
  const open = await listVisible(deps, {
    ...question(call),
    input: { phases: ['active'], mine: false, before: null, limit: 3 },
  });
  return { kind: 'message', view: hubOutsideView(open, deps.policy) };
}

function help(rest: string): Reply {
  const command = commandNamed(rest.trim().split(/\s+/)[0] ?? '');
  return { kind: 'message', view: command ? helpOnView(command) : helpView(commands) };
}
