import type { Tx } from '../../db/database.js';
import { judgeMessages, noteMark, standingMarks } from '../../db/queries/marks.js';
import { insertNew, type MessageState, messageStates } from '../../db/queries/messages.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { ReadMark, ReadMessage } from '../../domain/timeline/catch-up.js';
import { type MarkKind, markKey, type SeenMark, versionAt } from '../../domain/timeline/seen-mark.js';
import type { SeenMessage } from '../../domain/timeline/seen-message.js';
import { recordMessage } from './capture-message.js';

/** A part of a channel as it stands in Slack. */
export interface HistoryPart {
  incident: Incident;
  messages: ReadMessage[];
  /** Of what it is the whole: a stretch of the channel, a thread, or nothing. */
  whole: { after: string; before: string } | { thread: string } | null;
  /** When it was so. */
  at: Date;
}

/** Makes the record agree with a part of a channel: what is new, edited, deleted, marked, and marked no more. */
export async function storePart(
  tx: Tx,
  { botUserId, keyEmoji }: { botUserId: string; keyEmoji: readonly string[] },
  { incident, messages, whole, at }: HistoryPart,
): Promise<void> {
  const written = messages.flatMap(({ message }) =>
    message && message.authorId !== botUserId ? [message] : [],
  );
  const { workspaceId, channelId } = incident;
  if (channelId === null) return;
  const among = written.map(({ ts }) => ts);
  const known = await messageStates(tx, { workspaceId, channelId }, { ts: among, whole });
  await insertNew(tx, unknown(written, known), at);
  for (const message of edited(written, known))
    await recordMessage(tx, { kind: 'edited', message, before: null }, at);
  if (whole)
    for (const message of gone(written, known)) await recordMessage(tx, { kind: 'deleted', message, at }, at);
  const marks = messages.flatMap(({ ts, reactions }) =>
    reactions
      .filter(({ name }) => keyEmoji.includes(name))
      .map(({ name, byId }): ReadMark => ({ ts, kind: 'reaction', name, byId })),
  );
  await storeMarks(tx, { incident, kind: 'reaction', marks, among, at }, botUserId);
}

function unknown(written: SeenMessage[], known: MessageState[]): SeenMessage[] {
  const all = new Set(known.map(({ ts }) => ts));
  return written.filter(({ ts }) => !all.has(ts));
}

function edited(written: SeenMessage[], known: MessageState[]): SeenMessage[] {
  const versions = new Map(known.map(({ ts, version }) => [ts, version]));
  return written.filter(({ ts, version }) => versions.has(ts) && versions.get(ts) !== version);
}

/** What the record has and Slack has no more. */
function gone(written: SeenMessage[], known: MessageState[]): SeenMessage[] {
  const here = new Set(written.map(({ ts }) => ts));
  return known.filter(({ ts, isDeleted }) => !here.has(ts) && !isDeleted);
}

/** The marks of one kind that stand, and among which messages they are all; null: in the whole channel. */
interface Standing {
  incident: Incident;
  kind: MarkKind;
  marks: ReadMark[];
  among: string[] | null;
  at: Date;
}

/** Makes the marks of one kind what they are in Slack now, and key entries with them. */
export async function storeMarks(
  tx: Tx,
  { incident, kind, marks, among, at }: Standing,
  botUserId: string,
): Promise<void> {
  const { workspaceId, channelId } = incident;
  if (channelId === null) return;
  const version = versionAt(at);
  const seen = (mark: ReadMark, isOn: boolean): SeenMark => ({
    ...mark,
    workspaceId,
    channelId,
    isOn,
    version,
    note: null,
  });
  const before = await standingMarks(tx, { workspaceId, channelId, kind, among });
  const keyOf = (mark: ReadMark) => `${mark.ts} ${markKey(mark)}`;
  const now = new Set(marks.map(keyOf));
  const then = new Set(before.map(keyOf));
  const changes = [
    ...marks
      .filter((mark) => !then.has(keyOf(mark)) && mark.byId !== botUserId)
      .map((mark) => seen(mark, true)),
    ...before.filter((mark) => !now.has(keyOf(mark))).map((mark) => seen(mark, false)),
  ];
  for (const mark of changes) await noteMark(tx, mark);
  await judgeMessages(tx, { workspaceId, channelId, ts: [...new Set(changes.map(({ ts }) => ts))] });
}
