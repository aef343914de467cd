import { type MessageRef, timeOf } from '../messages/observed-message.js';

/** The content of one part of an incident's record: an entry, a message with its revisions, or a mark. */
export interface SealedContent {
  /** Which part: `entry 7`, `message C1 1795442520.000100`, `mark C1 1795442520.000100 pin`. */
  name: string;
  /** The whole content as text in a fixed form. */
  body: string;
  /** Whether it has changed since it was last sealed. */
  isDirty: boolean;
  /** When it happened or was written; for a mark, when the marked message was. */
  at: Date;
}

export function entryContent(entry: StoredEntryContent): SealedContent {
  const { id, isDirty, occurredAt, capturedAt, source, authorId, event, shownText, isHidden } = entry;
  const values = { occurredAt, capturedAt, source, authorId, event, shownText, isHidden };
  return { name: nameOfEntry(id), body: fixedForm(values), isDirty, at: occurredAt };
}

export function messageContent(message: StoredMessageContent): SealedContent {
  const { authorId, authorName, isBot, threadTs, isBroadcast, version, text, files, isHighlight } = message;
  const { occurredAt, capturedAt, deletedAt, purgedAt, shownText, isDirty } = message;
  const earlier = message.revisions
    .toSorted((a, b) => (a.version < b.version ? -1 : 1))
    .map(({ version, text, files }) => [version, text, files]);
  const revisions = earlier.length > 0 ? earlier : null;
  const values = {
    ...{ authorId, authorName, isBot, threadTs, isBroadcast, version, text, files, revisions },
    ...{ occurredAt, capturedAt, deletedAt, purgedAt, shownText, isHighlight },
  };
  return { name: nameOfMessage(message), body: fixedForm(values), isDirty, at: occurredAt };
}

export function markContent(mark: StoredMarkContent): SealedContent {
  const { kind, name, byId, isOn, version, at, note, isDirty } = mark;
  const values = { kind, name, byId, isOn, version, at, note };
  return { name: nameOfMark(mark), body: fixedForm(values), isDirty, at: timeOf(mark.ts) };
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

/** When the message in this name was written (for a mark, the marked message); null for entries. */
export function timeInName(name: string): Date | null {
  const [kind, , ts = ''] = name.split(' ');
  return kind === 'entry' ? null : timeOf(ts);
}

type InChannel = Pick<MessageRef, 'channelId' | 'ts'>;

/** An entry as stored. */
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

/** A message as stored. */
export interface StoredMessageContent extends InChannel {
  authorId: string;
  authorName: string | null;
  isBot: boolean;
  threadTs: string | null;
  isBroadcast: boolean;
  version: string;
  text: string;
  files: unknown;
  /** Its earlier contents, in any order. */
  revisions: { version: string; text: string; files: unknown }[];
  occurredAt: Date;
  capturedAt: Date;
  deletedAt: Date | null;
  purgedAt: Date | null;
  shownText: string | null;
  isHighlight: boolean;
  isDirty: boolean;
}

/** A mark as stored. */
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
 * Must never change for the same values: every sealed record depends on it. Null values are left out, so that a new
 * column doesn't affect older records. Times are ISO 8601.
 */
export function fixedForm(values: Record<string, unknown>): string {
  return JSON.stringify(
    inOrder(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))),
  );
}

/** Sorts the keys, because Postgres stores JSON keys in its own order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const keys = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(keys.map(([key, within]) => [key, inOrder(within)]));
}
