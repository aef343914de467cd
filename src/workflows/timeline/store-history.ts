import type { Tx } from '../../db/database.js';
import { outsidersAmong } from '../../db/queries/people/users.js';
import { latestMarks, marksOfKind, storeMark, updateHighlights } from '../../db/queries/timeline/marks.js';
import { insertMessages, type MessageState, messageStates } from '../../db/queries/timeline/messages.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { MessageRange, ReadMark, ReadMessage } from '../../domain/timeline/channel-history.js';
import { type MarkKind, markKey, versionJustAfter } from '../../domain/timeline/observed-mark.js';
import { hasSameContent, type ObservedMessage } from '../../domain/timeline/observed-message.js';
import { storeMessageChange } from './capture-message.js';

/** A part of a channel as it stands in Slack. */
export interface HistoryPart {
  incident: Incident;
  messages: ReadMessage[];
  /** Of what it is the whole. */
  whole: MessageRange | null;
  /** When it was so. */
  at: Date;
}

/**
 * Makes the record agree with a part of a channel: what is new, edited, deleted, marked, and marked no more. Gives what the
 * record has of it and Slack did not list: deleted, most likely, but that is to be asked.
 */
export async function storePart(
  tx: Tx,
  { botUserId, highlightEmoji }: { botUserId: string; highlightEmoji: readonly string[] },
  { incident, messages, whole, at }: HistoryPart,
): Promise<string[]> {
  const place = placeOf(incident);
  const told = messages.flatMap(({ message, isGone }) =>
    message && message.authorId !== botUserId ? [{ message, isGone }] : [],
  );
  const written = told.filter(({ isGone }) => !isGone).map(({ message }) => message);
  const among = written.map(({ ts }) => ts);
  const listed = messages.map(({ ts }) => ts);
  const known = await messageStates(tx, place, { ts: listed, whole, capturedBefore: at });
  await insertMessages(tx, unknown(written, known), at);
  for (const message of edited(written, { known, at }))
    await storeMessageChange(tx, { kind: 'edited', message, before: null }, at);
  const gone = new Set(known.filter(({ isDeleted }) => isDeleted).map(({ ts }) => ts));
  for (const { message, isGone } of told)
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

/** Slack says that a message of the record stands no more. */
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

function unknown(written: ObservedMessage[], known: MessageState[]): ObservedMessage[] {
  const all = new Set(known.map(({ ts }) => ts));
  return written.filter(({ ts }) => !all.has(ts));
}

/**
 * Edits that are news. Where Slack does not say when something was changed, such as a file that was taken away, it was before
 * it was read; but what was told since then holds.
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

/** Slack dates what people edit: where it shows less than is known, it is behind. Apps' messages and files may change undated. */
function isDated(message: ObservedMessage, state: MessageState): boolean {
  const isBehind = message.version < state.version && message.content.text !== state.content.text;
  return isBehind && !message.isBot;
}

function unlisted(listed: string[], known: MessageState[]): string[] {
  const here = new Set(listed);
  return known.filter(({ ts, isDeleted }) => !here.has(ts) && !isDeleted).map(({ ts }) => ts);
}

/** The marks of one kind that stand. */
interface UserKind {
  incident: Incident;
  kind: MarkKind;
  marks: ReadMark[];
  /** On which messages they are all; null: in the whole channel. */
  among: string[] | null;
  /** Of which emoji (message and name) Slack named not everybody. */
  cut: ReadonlySet<string>;
  /** When it was so. */
  at: Date;
}

/** Makes the marks of one kind what they were in Slack then, and highlights with them. What was told since then holds. */
export async function storeMarks(
  tx: Tx,
  { incident, kind, marks, among, cut, at }: UserKind,
  botUserId: string,
): Promise<void> {
  const place = placeOf(incident);
  const keyOf = (mark: Omit<ReadMark, 'kind'>) => `${mark.ts} ${markKey({ ...mark, kind })}`;
  const known = new Map(
    (await marksOfKind(tx, { ...place, kind, among })).map((mark) => [keyOf(mark), mark]),
  );
  const standing = new Set(marks.map(keyOf));
  const isToldSince = (mark: ReadMark) => (known.get(keyOf(mark))?.observedAt ?? at) > at;
  const isKnown = (mark: ReadMark) => {
    const stored = known.get(keyOf(mark));
    return stored?.isOn === true && (mark.byId === '' || stored.byId === mark.byId);
  };
  const dirty = marks.filter((mark) => !isKnown(mark) && mark.byId !== botUserId);
  const keptOut = await outsidersAmong(
    tx,
    place.workspaceId,
    dirty.map(({ byId }) => byId),
  );
  const putOn = dirty.filter(({ byId }) => !keptOut.has(byId));
  const takenOff = [...known.values()]
    .filter((mark) => mark.isOn && !standing.has(keyOf(mark)) && !cut.has(`${mark.ts} ${mark.name}`))
    .map(({ ts, name, byId }): ReadMark => ({ ts, kind, name, byId }));
  const changes = [
    ...putOn.map((mark) => ({ ...mark, isOn: true })),
    ...takenOff.map((mark) => ({ ...mark, isOn: false })),
  ].filter((mark) => !isToldSince(mark));
  const ts = [...new Set(changes.map((mark) => mark.ts))];
  const latest = await latestMarks(tx, { ...place, ts });
  for (const mark of changes) {
    const version = versionJustAfter(latest.get(mark.ts) ?? mark.ts);
    await storeMark(tx, { ...place, ...mark, version, note: null }, { observedAt: at, at });
  }
  await updateHighlights(tx, { ...place, ts });
}
