import { type MessageRef, timeOf } from '../observed-message.js';

/** What one part of an incident's record says: an entry, a message with its revisions, or a mark. */
export interface SealedContent {
  /** Which part: `entry 7`, `message C1 1795442520.000100`, `mark C1 1795442520.000100 pin`. */
  name: string;
  /** All that it says, as text of a fixed form. */
  body: string;
  /** Whether it has changed since the record was looked after. */
  isDirty: boolean;
  /** When it happened or was written; of a mark, when the marked message was. */
  at: Date;
}

export function entryContent(entry: StoredEntryContent): SealedContent {
  const { id, isDirty, occurredAt, capturedAt, source, authorId, event, shownText, isHidden } = entry;
  const said = { occurredAt, capturedAt, source, authorId, event, shownText, isHidden };
  return { name: nameOfEntry(id), body: bodyOf(said), isDirty, at: occurredAt };
}

export function messageContent(message: StoredMessageContent): SealedContent {
  const { authorId, authorName, isBot, threadTs, isBroadcast, version, text, files, isHighlight } = message;
  const { occurredAt, capturedAt, deletedAt, purgedAt, shownText, isDirty } = message;
  const earlier = message.revisions
    .toSorted((a, b) => (a.version < b.version ? -1 : 1))
    .map(({ version, text, files }) => [version, text, files]);
  const revisions = earlier.length > 0 ? earlier : null;
  const said = {
    ...{ authorId, authorName, isBot, threadTs, isBroadcast, version, text, files, revisions },
    ...{ occurredAt, capturedAt, deletedAt, purgedAt, shownText, isHighlight },
  };
  return { name: nameOfMessage(message), body: bodyOf(said), isDirty, at: occurredAt };
}

export function markContent(mark: StoredMarkContent): SealedContent {
  const { kind, name, byId, isOn, version, at, note, isDirty } = mark;
  const said = { kind, name, byId, isOn, version, at, note };
  return { name: nameOfMark(mark), body: bodyOf(said), isDirty, at: timeOf(mark.ts) };
}

export function nameOfEntry(id: number): string {
  return `entry ${id}`;
}

export function nameOfMessage({ channelId, ts }: InChannel): string {
  return `message ${channelId} ${ts}`;
}

export function nameOfMark({ channelId, ts, key }: InChannel & { key: string }): string {
  return `mark ${channelId} ${ts} ${key}`;
}

/** When the message of that name was written, of a mark's name the marked one; null for entries. */
export function timeInName(name: string): Date | null {
  const [kind, , ts = ''] = name.split(' ');
  return kind === 'entry' ? null : timeOf(ts);
}

type InChannel = Pick<MessageRef, 'channelId' | 'ts'>;

/** An entry as it is stored. */
export interface StoredEntryContent {
  id: number;
  occurredAt: Date;
  capturedAt: Date;
  source: string;
  authorId: string | null;
  event: unknown;
  shownText: string | null;
  isHidden: boolean;
  isDirty: boolean;
}

/** A message as it is stored. */
export interface StoredMessageContent extends InChannel {
  authorId: string;
  authorName: string | null;
  isBot: boolean;
  threadTs: string | null;
  isBroadcast: boolean;
  version: string;
  text: string;
  files: unknown;
  /** What it said before, in any order. */
  revisions: { version: string; text: string; files: unknown }[];
  occurredAt: Date;
  capturedAt: Date;
  deletedAt: Date | null;
  purgedAt: Date | null;
  shownText: string | null;
  isHighlight: boolean;
  isDirty: boolean;
}

/** A mark as it is stored. */
export interface StoredMarkContent extends InChannel {
  key: string;
  kind: string;
  name: string;
  byId: string;
  isOn: boolean;
  version: string;
  at: Date;
  note: string | null;
  isDirty: boolean;
}

/**
 * The same for the same values, for ever: every record that was ever sealed depends on it. What is null is left out, so
 * that a column that comes later changes nothing where it is not set. Times are ISO 8601.
 */
function bodyOf(said: Record<string, unknown>): string {
  return JSON.stringify(
    inOrder(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))),
  );
}

/** Postgres keeps the keys of JSON in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const keys = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(keys.map(([key, within]) => [key, inOrder(within)]));
}
