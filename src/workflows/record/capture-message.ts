import type { Tx } from '../../db/database.js';
import { forgetCopies } from '../../db/queries/file-copies.js';
import { forgetRemarks } from '../../db/queries/forget-words.js';
import { findIncident } from '../../db/queries/incidents.js';
import { judgeMessage } from '../../db/queries/marks.js';
import { addMessage, insertNew, lockMessage, saveMessage } from '../../db/queries/messages.js';
import { type RecordedMessage, recorded } from '../../domain/timeline/recorded-message.js';
import { type MessageChange, type SeenMessage, saysTheSame } from '../../domain/timeline/seen-message.js';
import type { Deps } from '../deps.js';
import { gather } from '../gather.js';

/** Keeps what was told of a message in an incident's channel; of other channels nothing. */
export type Capture = (change: MessageChange) => Promise<void>;

/** How many new messages go to the database in one statement, and how many statements at once. */
const atMost = 200;
const atOnce = 2;

/**
 * Captures messages. New ones that come close together share a statement, so that a flood costs the database little; one
 * alone waits for nothing. Resolves when all is committed. Nothing here calls Slack.
 */
export function openCapture({ db, clock }: Pick<Deps, 'db' | 'clock'>): Capture {
  const insertTogether = gather((list: SeenMessage[]) => insertNew(db, list, clock()), { atMost, atOnce });
  return async (change) => {
    if (change.kind === 'posted' && (await insertTogether(change.message)) !== 'known') return;
    await db.transaction((tx) => recordMessage(tx, change, clock()));
  };
}

/**
 * What was known and what is told now become one record. Where another writes it first, theirs is what was known. A mark
 * that came in the same moment may not have seen the message: it is judged again.
 */
export async function recordMessage(tx: Tx, change: MessageChange, at: Date): Promise<void> {
  const known = await lockMessage(tx, change.message);
  if (!known && (await addMessage(tx, recorded(null, change), at))) return;
  const found = known ?? (await lockMessage(tx, change.message));
  if (!found) return;
  const next = recorded(found, change);
  await saveMessage(tx, next, isNews(found, next) ? at : null);
  await forgetCopies(tx, next, lostFiles(found, next));
  if (next.deletedAt && !found.deletedAt) await forgetAround(tx, next);
  await judgeMessage(tx, change.message);
}

/** Slack tells some things twice; that is no reason to hold them against what was read since. */
function isNews(found: RecordedMessage, next: RecordedMessage): boolean {
  const isGone = next.deletedAt !== null && found.deletedAt === null;
  return isGone || next.version !== found.version || !saysTheSame(found, next);
}

/** Nothing that was made of a deleted message's words stays either. */
async function forgetAround(tx: Tx, { workspaceId, channelId, ts }: RecordedMessage): Promise<void> {
  const incident = await findIncident(tx, { workspaceId, channelId });
  if (incident) await forgetRemarks(tx, incident, { channelId, ts: [ts] });
}

/** The files that a message had and has no more: all, where it was deleted. */
function lostFiles(before: RecordedMessage, after: RecordedMessage): string[] {
  const kept = new Set(after.content.files.map(({ id }) => id));
  return before.content.files.map(({ id }) => id).filter((id) => !kept.has(id));
}
