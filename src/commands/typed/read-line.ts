import { incidentNumberFrom } from '../../domain/incident/incident.js';
import { backfill } from '../incident/backfill.js';
import { drill, start } from '../incident/start.js';

/** A parsed line: its command, the incident it names, and the rest. */
export interface Line {
  word: string;
  number: number | null;
  rest: string;
  /**
   * The alternative reading, with the bare number after the command as the incident; null if there is no such number.
   */
  numbered: { number: number; rest: string } | null;
}

/**
 * Parses a line. `INC-42`, `inc 42` and `incident 42` may precede or follow the command: `INC-42 resolved`, `resolved
 * INC-42 rolled back`. A bare number before the command is an incident too; after it, it may be part of the text.
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

/** The title of a new incident may mention another one. */
function declares(word: string): boolean {
  return [start, drill, backfill].some(({ name, aliases }) => name === word || aliases.includes(word));
}

const sureName = /^(?:incident\s+)?(inc[-_ ]?\d+|(?<=^incident\s+)#?\d+)[:,]?(?=\s|$)/i;
const bareNumber = /^(#?\d+)[:,]?(?=\s|$)/;

function leading(name: RegExp, text: string): { number: number; rest: string } | null {
  const [said = '', named = ''] = name.exec(text) ?? [];
  const number = incidentNumberFrom(named);
  return number === undefined ? null : { number, rest: text.slice(said.length).trimStart() };
}

/** Ignores a colon after the command: `update: rolled back`. */
function leadingWord(text: string): { word: string; rest: string } {
  const [first = ''] = /^\S*/.exec(text) ?? [];
  const word = first.toLowerCase().replace(/(?<=\w):$/, '');
  return { word, rest: text.slice(first.length).trimStart() };
}
