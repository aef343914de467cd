import type { Tx } from '../../db/database.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { forgetCopies } from '../../db/queries/timeline/messages/file-copies.js';
import { updateHighlight } from '../../db/queries/timeline/messages/marks.js';
import {
  addMessage,
  insertMessages,
  lockMessage,
  saveMessage,
} from '../../db/queries/timeline/messages/messages.js';
import { forgetCommentsAndEdits } from '../../db/queries/timeline/retention/forget-text.js';
import {
  hasSameContent,
  type MessageChange,
  type ObservedMessage,
} from '../../domain/timeline/messages/observed-message.js';
import { mergeObserved, type StoredMessage } from '../../domain/timeline/messages/stored-message.js';
import { batch } from '../batch.js';
import type { Deps } from '../deps.js';

/** Stores a change of a message in an incident's channel; ignores other channels. */
export type Capture = (change: MessageChange) => Promise<void>;

/** Messages per statement, and concurrent statements. */
const atMost = 200;
const atOnce = 2;

/**
 * Captures messages. New ones that arrive together share a statement; a single one waits for nothing. Resolves on
 * commit. Never calls Slack.
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
 * Merges an observed change into the stored message. If another transaction inserts it first, merges into that row. A
 * mark stored at the same moment may have missed the message, so the highlight is updated again.
 */
export async function storeMessageChange(tx: Tx, change: MessageChange, at: Date): Promise<void> {
  const known = await lockMessage(tx, change.message);
  if (!known && (await addMessage(tx, mergeObserved(null, change), at))) return;
  const found = known ?? (await lockMessage(tx, change.message));
  if (!found) return;
  const next = mergeObserved(found, change);
  await saveMessage(tx, next, isChange(found, next) ? at : null);
  await forgetCopies(tx, next, lostFiles(found, next));
  if (next.deletedAt && !found.deletedAt) await forgetDerived(tx, next);
  await updateHighlight(tx, change.message);
}

/** Slack repeats some events; a repeat must not count as newer than what was read since. */
function isChange(found: StoredMessage, next: StoredMessage): boolean {
  const isGone = next.deletedAt !== null && found.deletedAt === null;
  return isGone || next.version !== found.version || !hasSameContent(found, next);
}

/** Deletes notes and edits derived from a deleted message. */
async function forgetDerived(tx: Tx, { workspaceId, channelId, ts }: StoredMessage): Promise<void> {
  const incident = await findIncident(tx, { workspaceId, channelId });
  if (incident) await forgetCommentsAndEdits(tx, incident, { channelId, ts: [ts] });
}

/** The files that a message no longer has; all of them if it was deleted. */
function lostFiles(before: StoredMessage, after: StoredMessage): string[] {
  const remaining = new Set(after.content.files.map(({ id }) => id));
  return before.content.files.map(({ id }) => id).filter((id) => !remaining.has(id));
}
