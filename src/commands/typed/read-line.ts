import { incidentNumberFrom } from '../../domain/incident/incident.js';
import { drill, start } from '../incident/start.js';

/** One typed line: its verb, the incident that it names, and what is left. */
export interface Line {
  word: string;
  number: number | null;
  rest: string;
  /** How the line reads if the bare number right after the verb names an incident; null where there is none. */
  numbered: { number: number; rest: string } | null;
}

/**
 * `INC-42`, `inc 42` and `incident 42` may stand before the verb or right after it: `INC-42 resolved`, `resolved INC-42
 * rolled back`. A bare number before the verb is a name too; right after it, it may be a word of a sentence.
 */
export function readLine(typed: string): Line {
  const text = typed.trim();
  const before = leading(sureName, text) ?? leading(bareNumber, text);
  const { word, rest } = leadingWord(before ? before.rest : text);
  if (before || declares(word)) return { word, number: before?.number ?? null, rest, numbered: null };
  const after = leading(sureName, rest);
  return {
    word,
    number: after?.number ?? null,
    rest: after?.rest ?? rest,
    numbered: after ? null : leading(bareNumber, rest),
  };
}

/** Where an incident is only being declared, its title may name another. */
function declares(word: string): boolean {
  return [start, drill].some(({ name, aliases }) => name === word || aliases.includes(word));
}

const sureName = /^(?:incident\s+)?(inc[-_ ]?\d+|(?<=^incident\s+)#?\d+)[:,]?(?=\s|$)/i;
const bareNumber = /^(#?\d+)[:,]?(?=\s|$)/;

function leading(name: RegExp, text: string): { number: number; rest: string } | null {
  const [said = '', named = ''] = name.exec(text) ?? [];
  const number = incidentNumberFrom(named);
  return number === undefined ? null : { number, rest: text.slice(said.length).trimStart() };
}

/** A colon after the verb belongs to neither: `update: rolled back`. */
function leadingWord(text: string): { word: string; rest: string } {
  const [first = ''] = /^\S*/.exec(text) ?? [];
  const word = first.toLowerCase().replace(/(?<=\w):$/, '');
  return { word, rest: text.slice(first.length).trimStart() };
}
