import {
  type ActionItemType,
  actionItemTypes,
  type Priority,
  priorities,
} from '../../domain/action-items/action-item.js';
import { type DueReading, readDue } from '../../domain/time/due-day.js';
import type { Zone } from '../../domain/time/zone.js';

/** An action item as typed on one line, as Slack sent it: what stands at its end, and the text before. */
export interface TypedItem {
  title: string;
  /** The people mentioned at its start and end. */
  ownerIds: string[];
  /** `dana` in `@dana`, where Slack made no mention of it. */
  ownerName: string | null;
  due: Exclude<DueReading, { kind: 'none' }> | null;
  priority: Priority | null;
  type: ActionItemType | null;
}

/**
 * Reads `Add a circuit breaker @dana by friday p1 prevent`. Options stand at the end, in any order, each once, and an
 * owner also at the start; everywhere else such words belong to the text. Nothing is dropped.
 */
export function readWanted(line: string, now: Date, zone: Zone): TypedItem {
  const read: TypedItem = {
    ...{ title: line.trim(), ownerIds: [], ownerName: null, due: null, priority: null, type: null },
  };
  const [lead = '', ownerId = ''] = leadingMention.exec(read.title) ?? [];
  if (ownerId) {
    read.title = read.title.slice(lead.length);
    read.ownerIds.push(ownerId);
  }
  while (takeOption(read, now, zone));
  return read;
}

const leadingMention = /^<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>[,:]?\s+(?=\S)/;
const mention = /(?:^|\s|[,;&+/])(?:owners?:?\s+)?<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>$/i;
/** What joins two mentions at the end: `@dana and @sam`, `@dana, @sam`. */
const joinsMentions = /(<@[UW][A-Z0-9]+(?:\|[^<>]*)?>)\s*(?:[,;&+/]|\s(?:and|or))+$/i;
const name = /\s@([\p{L}][\p{L}\d._-]{0,78})$/u;
const word = /\s([a-z]+\d?)$/i;

/** Takes one option from the end of the title; false if there is none. */
function takeOption(read: TypedItem, now: Date, zone: Zone): boolean {
  const { title } = read;
  const mentioned = mention.exec(title);
  if (mentioned?.[1]) {
    read.ownerIds.push(mentioned[1]);
    shorten(read, mentioned.index);
    read.title = read.title.replace(joinsMentions, '$1');
    return true;
  }
  const named = read.ownerName === null ? name.exec(title) : null;
  if (named?.[1]) {
    read.ownerName = named[1];
    return shorten(read, named.index);
  }
  const last = word.exec(title);
  const said = last?.[1]?.toLowerCase();
  const priority = read.priority === null ? priorities.find((one) => one === said) : undefined;
  const type = read.type === null ? actionItemTypes.find((one) => one === said) : undefined;
  if (last && (priority || type)) {
    read.priority = priority ?? read.priority;
    read.type = type ?? read.type;
    return shorten(read, last.index);
  }
  const due = read.due === null ? readDue(title, now, zone) : null;
  if (!due || due.kind === 'none') return false;
  read.due = due;
  read.title = due.rest;
  return true;
}

function shorten(read: TypedItem, end: number): boolean {
  read.title = read.title.slice(0, end).trimEnd();
  return true;
}
