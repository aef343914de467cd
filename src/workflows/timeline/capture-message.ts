import type { Tx } from '../../db/database.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { forgetCopies } from '../../db/queries/timeline/file-copies.js';
import { forgetRemarks } from '../../db/queries/timeline/forget-text.js';
import { updateHighlight } from '../../db/queries/timeline/marks.js';
import { addMessage, insertMessages, lockMessage, saveMessage } from '../../db/queries/timeline/messages.js';
import {
  hasSameContent,
  type MessageChange,
  type ObservedMessage,
} from '../../domain/timeline/observed-message.js';
import { mergeObserved, type StoredMessage } from '../../domain/timeline/stored-message.js';
import { batch } from '../batch.js';
import type { Deps } from '../deps.js';

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
  const insertTogether = batch((list: ObservedMessage[]) => insertMessages(db, list, clock()), {
    atMost,
    atOnce,
  });
  return async (change) => {
    if (change.kind === 'posted' && (await insertTogether(change.message)) !== 'known') return;
    await db.transaction((tx) => storeMessageChange(tx, change, clock()));
  };
}

/**
 * What was known and what is told now become one record. Where another writes it first, theirs is what was known. A mark
 * that came in the same moment may not have seen the message: it is judged again.
 */
export async function storeMessageChange(tx: Tx, change: MessageChange, at: Date): Promise<void> {
  const known = await lockMessage(tx, change.message);
  if (!known && (await addMessage(tx, mergeObserved(null, change), at))) return;
  const found = known ?? (await lockMessage(tx, change.message));
  if (!found) return;
  const next = mergeObserved(found, change);
  await saveMessage(tx, next, isNews(found, next) ? at : null);
  await forgetCopies(tx, next, lostFiles(found, next));
  if (next.deletedAt && !found.deletedAt) await forgetAround(tx, next);
  await updateHighlight(tx, change.message);
}

/** Slack tells some things twice; that is no reason to hold them against what was read since. */
function isNews(found: StoredMessage, next: StoredMessage): boolean {
  const isGone = next.deletedAt !== null && found.deletedAt === null;
  return isGone || next.version !== found.version || !hasSameContent(found, next);
}

/** Nothing that was made of a deleted message's words stays either. */
async function forgetAround(tx: Tx, { workspaceId, channelId, ts }: StoredMessage): Promise<void> {
  const incident = await findIncident(tx, { workspaceId, channelId });
  if (incident) await forgetRemarks(tx, incident, { channelId, ts: [ts] });
}

/** The files that a message had and has no more: all, where it was deleted. */
function lostFiles(before: StoredMessage, after: StoredMessage): string[] {
  const kept = new Set(after.content.files.map(({ id }) => id));
  return before.content.files.map(({ id }) => id).filter((id) => !kept.has(id));
}
