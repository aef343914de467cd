import type { Tx } from '../../../db/database.js';
import { outsidersAmong } from '../../../db/queries/people/users.js';
import {
  latestMarks,
  marksOfKind,
  storeMark,
  updateHighlights,
} from '../../../db/queries/timeline/messages/marks.js';
import {
  insertMessages,
  type MessageState,
  messageStates,
} from '../../../db/queries/timeline/messages/messages.js';
import type { Incident } from '../../../domain/incident/incident.js';
import type {
  MessageRange,
  ReadMark,
  ReadMessage,
} from '../../../domain/timeline/channel-sync/channel-history.js';
import { type MarkKind, markKey, versionJustAfter } from '../../../domain/timeline/messages/observed-mark.js';
import { hasSameContent, type ObservedMessage } from '../../../domain/timeline/messages/observed-message.js';
import { storeMessageChange } from '../capture-message.js';

/** A part of a channel's history as read from Slack. */
export interface HistoryPart {
  incident: Incident;
  messages: ReadMessage[];
  /** The range that this part covers completely. */
  whole: MessageRange | null;
  /** When it was so. */
  at: Date;
}

/**
 * Updates the record from a part of a channel's history: new, edited and deleted messages, added and removed marks.
 * Returns stored messages that Slack did not list; they are probably deleted, but have to be checked.
 */
export async function storePart(
  tx: Tx,
  { botUserId, highlightEmoji }: { botUserId: string; highlightEmoji: readonly string[] },
  { incident, messages, whole, at }: HistoryPart,
): Promise<string[]> {
  const place = placeOf(incident);
  const observed = messages.flatMap(({ message, isGone }) =>
    message && message.authorId !== botUserId ? [{ message, isGone }] : [],
  );
  const written = observed.filter(({ isGone }) => !isGone).map(({ message }) => message);
  const among = written.map(({ ts }) => ts);
  const listed = messages.map(({ ts }) => ts);
  const known = await messageStates(tx, place, { ts: listed, whole, capturedBefore: at });
  await insertMessages(tx, withoutKnown(written, known), at);
  for (const message of edited(written, { known, at }))
    await storeMessageChange(tx, { kind: 'edited', message, before: null }, at);
  const gone = new Set(known.filter(({ isDeleted }) => isDeleted).map(({ ts }) => ts));
  for (const { message, isGone } of observed)
    if (isGone && !gone.has(message.ts)) await storeMessageChange(tx, { kind: 'deleted', message, at }, at);
  const reactions = messages.flatMap(({ ts, reactions: all }) =>
    all.filter(({ name }) => highlightEmoji.includes(name)).map((one) => ({ ts, ...one })),
  );
  const marks = reactions.flatMap(({ ts, name, byIds }) =>
    byIds.map((byId): ReadMark => ({ ts, kind: 'reaction', name, byId })),
  );
  const cut = reactions.filter(({ isCut }) => isCut).map(({ ts, name }) => `${ts} ${name}`);
  await storeMarks(tx, { incident, kind: 'reaction', marks, among, cut: new Set(cut), at }, botUserId);
  return whole ? unlisted(listed, known) : [];
}

/** Stores that Slack no longer has a message. */
export async function storeDeletion(
  tx: Tx,
  { incident, ts, at }: { incident: Incident; ts: string; at: Date },
): Promise<void> {
  const [message] = await messageStates(tx, placeOf(incident), { ts: [ts], whole: null, capturedBefore: at });
  if (message) await storeMessageChange(tx, { kind: 'deleted', message, at }, at);
}

function placeOf({ workspaceId, channelId, number }: Incident): { workspaceId: string; channelId: string } {
  if (channelId === null) throw new Error(`Incident ${number} has no channel that could be read.`);
  return { workspaceId, channelId };
}

function withoutKnown(written: ObservedMessage[], known: MessageState[]): ObservedMessage[] {
  const all = new Set(known.map(({ ts }) => ts));
  return written.filter(({ ts }) => !all.has(ts));
}

/**
 * Messages that were edited since they were stored. Some changes, such as a removed file, have no timestamp: they
 * happened before the read, and anything observed since then wins.
 */
function edited(
  written: ObservedMessage[],
  { known, at }: { known: MessageState[]; at: Date },
): ObservedMessage[] {
  const states = new Map(known.map((state) => [state.ts, state]));
  return written.flatMap((message) => {
    const state = states.get(message.ts);
    if (!state || state.isDeleted) return [];
    if (message.version > state.version) return [message];
    const isSettled =
      state.isPurged || state.observedAt > at || isDated(message, state) || hasSameContent(message, state);
    return isSettled ? [] : [{ ...message, version: versionJustAfter(state.version) }];
  });
}

/**
 * People's edits have a timestamp: a differing older version is out of date. Apps' messages and files may change
 * without one.
 */
function isDated(message: ObservedMessage, state: MessageState): boolean {
  const isBehind = message.version < state.version && message.content.text !== state.content.text;
  return isBehind && !message.isBot;
}

function unlisted(listed: string[], known: MessageState[]): string[] {
  const here = new Set(listed);
  return known.filter(({ ts, isDeleted }) => !here.has(ts) && !isDeleted).map(({ ts }) => ts);
}

/** All current marks of one kind. */
interface CurrentMarks {
  incident: Incident;
  kind: MarkKind;
  marks: ReadMark[];
  /** The messages that these marks are complete for; null for the whole channel. */
  among: string[] | null;
  /** Emoji (message and name) for which Slack did not list all users. */
  cut: ReadonlySet<string>;
  /** When it was so. */
  at: Date;
}

/**
 * Makes the stored marks of one kind match Slack at the time of reading, and updates highlights. Anything observed
 * since then wins.
 */
export async function storeMarks(
  tx: Tx,
  { incident, kind, marks, among, cut, at }: CurrentMarks,
  botUserId: string,
): Promise<void> {
  const place = placeOf(incident);
  const keyOf = (mark: Omit<ReadMark, 'kind'>) => `${mark.ts} ${markKey({ ...mark, kind })}`;
  const known = new Map(
    (await marksOfKind(tx, { ...place, kind, among })).map((mark) => [keyOf(mark), mark]),
  );
  const current = new Set(marks.map(keyOf));
  const isObservedSince = (mark: ReadMark) => (known.get(keyOf(mark))?.observedAt ?? at) > at;
  const isKnown = (mark: ReadMark) => {
    const stored = known.get(keyOf(mark));
    return stored?.isOn === true && (mark.byId === '' || stored.byId === mark.byId);
  };
  const newMarks = marks.filter((mark) => !isKnown(mark) && mark.byId !== botUserId);
  const outsiders = await outsidersAmong(
    tx,
    place.workspaceId,
    newMarks.map(({ byId }) => byId),
  );
  const added = newMarks.filter(({ byId }) => !outsiders.has(byId));
  const removed = [...known.values()]
    .filter((mark) => mark.isOn && !current.has(keyOf(mark)) && !cut.has(`${mark.ts} ${mark.name}`))
    .map(({ ts, name, byId }): ReadMark => ({ ts, kind, name, byId }));
  const changes = [
    ...added.map((mark) => ({ ...mark, isOn: true })),
    ...removed.map((mark) => ({ ...mark, isOn: false })),
  ].filter((mark) => !isObservedSince(mark));
  const ts = [...new Set(changes.map((mark) => mark.ts))];
  const latest = await latestMarks(tx, { ...place, ts });
  for (const mark of changes) {
    const version = versionJustAfter(latest.get(mark.ts) ?? mark.ts);
    await storeMark(tx, { ...place, ...mark, version, note: null }, { observedAt: at, at });
  }
  await updateHighlights(tx, { ...place, ts });
}
