import { actionItemNumberFrom } from '../domain/action-items/action-item.js';
import { severityFrom } from '../domain/incident/severity.js';
import { nearestWord } from '../domain/text/nearest-word.js';
import { dayAfter } from '../domain/time/civil-day.js';
import { helpOnView, helpView } from '../slack/views/help.js';
import { hubElsewhereView, hubInChannelView } from '../slack/views/incident/answers/hub.js';
import { didYouMeanView } from '../slack/views/incident/answers/which-incident.js';
import { listVisibleItems } from '../workflows/action-items/read-action-items.js';
import { findVisible, listVisible } from '../workflows/incident/read-incidents.js';
import { action } from './action-items/action.js';
import { calendarOf } from './action-items/calendar.js';
import type { Call, Command, Reply } from './command.js';
import { question } from './incident/list.js';
import { isSeverityWord, severity } from './incident/severity.js';
import { show } from './incident/show.js';
import { commandGroups, commandNamed, commandWords } from './index.js';
import { namesFor, plainText } from './typed/plain-text.js';
import { type Line, readLine } from './typed/read-line.js';

/** A parsed line and its call, with the incident that the line names. */
export interface ParsedLine {
  call: Call;
  line: Line;
}

/**
 * Parses the text after `/incident`. A bare number after the command names an incident if the command takes nothing
 * else, if it stands alone, or if no other incident can be meant, and only if it is visible to the person.
 */
export async function parseLine(baseCall: Call, typed: string): Promise<ParsedLine> {
  const line = readLine(typed);
  const call = { ...baseCall, nameOf: await namesFor(baseCall, typed) };
  if (line.number !== null) return { call: { ...call, number: line.number }, line };
  const { numbered } = line;
  if (!numbered || call.number !== null || !(await isName(call, line, numbered))) return { call, line };
  return { call: { ...call, number: numbered.number }, line: { ...line, ...numbered, numbered: null } };
}

/** Runs a parsed line. */
export async function runLine({ call, line: { word, number, rest } }: ParsedLine): Promise<Reply> {
  if (word === '') return number === null ? hub(call) : show.run(call, '');
  if (isHelp(word)) return help(call, rest);
  const command = commandMeant(word);
  const isName = commandNamed(word) !== undefined && !severityFrom(word);
  if (command) return command.run(call, isName ? rest : `${word} ${rest}`);
  const meant = nearestWord(word, [...commandWords, 'help']);
  return {
    kind: 'message',
    view: didYouMeanView(plainText(word, call.nameOf), meant, {
      rest,
      plainRest: plainText(rest, call.nameOf),
      number: call.number,
    }),
  };
}

/** What metrics and the log call a line, by its first word. */
export function lineName(word: string): string {
  if (word === '') return 'hub';
  return isHelp(word) ? 'help' : (commandMeant(word)?.name ?? 'unknown');
}

function isHelp(word: string): boolean {
  return word === 'help' || word === '?';
}

/** The command that a word means: its name, an alias, a severity or an action item. `ACT-17 done` is `action ACT-17 done`. */
function commandMeant(word: string): Command | undefined {
  const named = commandNamed(word);
  if (named) return named;
  if (actionItemNumberFrom(word.replace(/,$/, '')) !== undefined) return action;
  return isSeverityWord(word) ? severity : undefined;
}

/** A bare number is an incident only if it can't be a severity or the start of the text. */
async function isName(call: Call, { word }: Line, numbered: NonNullable<Line['numbered']>): Promise<boolean> {
  const command = commandNamed(word);
  if (!command || command.numbersAreArguments) return false;
  const { number, rest } = numbered;
  const isAlone = rest === '';
  if (command.numbersAreNames === true || (command.numbersAreNames === 'alone' && isAlone)) return true;
  const [next = ''] = rest.split(/\s/);
  if (command === severity && !severityFrom(word) && severityFrom(String(number)) && !severityFrom(next))
    return false;
  if (units.test(next)) return false;
  const isInside =
    call.channelId !== null && (await findVisible(call.deps, baseCall(call, { number: null }))) !== null;
  if (isInside && !isAlone) return false;
  if (!isInside && isAlone) return true;
  return (await findVisible(call.deps, baseCall(call, { number }))) !== null;
}

/** Words that turn the number before them into a time: `note 5 minutes ago …`. */
const units = /^(?:[ap]m|[ap]\.m\.|s|m|h|d|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?)\b/i;

function baseCall(call: Call, { number }: { number: number | null }) {
  return { ...question(call), input: { number, channelId: call.channelId } };
}

async function hub(call: Call): Promise<Reply> {
  const { deps, number, channelId } = call;
  const inside = await findVisible(deps, { ...question(call), input: { number, channelId } });
  if (inside) return { kind: 'message', view: hubInChannelView(inside, deps.policy) };
  const { today } = await calendarOf(call);
  const [open, due] = await Promise.all([
    listVisible(deps, {
      ...question(call),
      input: { phases: ['active'], mine: false, before: null, limit: hubLines },
    }),
    listVisibleItems(deps, {
      ...question(call),
      input: {
        ...{ ownerId: call.userId, incidentNumber: null, dueBefore: dayAfter(today, hubDays) },
        ...{ skip: 0, limit: hubLines },
      },
    }),
  ]);
  return { kind: 'message', view: hubElsewhereView({ open, due, today }, deps.policy) };
}

const hubLines = 3;
/** How many days ahead the hub shows what is due. */
const hubDays = 8;

const noArguments = { rest: '', number: null };

/** The help for the named commands, or for all. Suggests a correction for unknown names. */
function help({ nameOf }: Call, rest: string): Reply {
  const words = rest.trim().split(/\s+/).filter(Boolean);
  const unknown = words.filter((word) => !commandNamed(word)).join(' ');
  if (unknown) {
    const meant = nearestWord(unknown, commandWords);
    return {
      kind: 'message',
      view: didYouMeanView(plainText(unknown, nameOf), meant && `help ${meant}`, noArguments),
    };
  }
  const named = words.flatMap((word) => commandNamed(word) ?? []);
  return { kind: 'message', view: named.length > 0 ? helpOnView(named) : helpView(commandGroups) };
}
