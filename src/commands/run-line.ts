import { incidentNumberFrom } from '../domain/incident/incident.js';
import { severityFrom } from '../domain/incident/severity.js';
import { nearestWord } from '../domain/nearest-word.js';
import { helpOnView, helpView } from '../slack/views/help.js';
import { hubInsideView, hubOutsideView } from '../slack/views/hub.js';
import { didYouMeanView } from '../slack/views/which-incident.js';
import { findVisible, listVisible } from '../workflows/read-incidents.js';
import type { Call, Reply } from './command.js';
import { commandNamed, commands, commandWords } from './index.js';
import { question } from './list.js';
import { plainText } from './plain-text.js';
import { show } from './show.js';
import { drill, start } from './start.js';

/** The call of who typed a line, as after `/incident`: about the incident that the line names, where it names one. */
export function callNaming(call: Call, line: string): Call {
  return { ...call, number: readLine(line).number ?? call.number };
}

/** Runs one line for the call that `callNaming` made of it: the verb, and what follows it. */
export async function runLine(call: Call, line: string): Promise<Reply> {
  const { word, number, rest } = readLine(line);
  if (word === '') return number === null ? hub(call) : show.run(call, '');
  if (word === 'help' || word === '?') return help(rest);
  const command = commandNamed(word);
  if (command) return command.run(call, severityFrom(word) ? `${word} ${rest}` : rest);
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
  const text = line.trim();
  const before = leadingIncident(text);
  const { word, rest } = leadingWord(before ? before.rest : text);
  const after = before || declares(word) ? null : leadingIncident(rest);
  return { word, number: before?.number ?? after?.number ?? null, rest: after?.rest ?? rest };
}

function leadingWord(text: string): { word: string; rest: string } {
  const [first = ''] = /^\S*/.exec(text) ?? [];
  return { word: first.toLowerCase(), rest: text.slice(first.length).trimStart() };
}

/** Only the full form names an incident: a bare number may be part of a sentence. */
function leadingIncident(text: string): { number: number; rest: string } | null {
  const [said = '', name = ''] = /^(inc[-_ ]?\d+)[:,]?(?=\s|$)/i.exec(text) ?? [];
  const number = incidentNumberFrom(name);
  return number === undefined ? null : { number, rest: text.slice(said.length).trimStart() };
}

/** Where an incident is only being declared, its title may name another. */
function declares(word: string): boolean {
  return [start, drill].some(({ name, aliases }) => name === word || aliases.includes(word));
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
