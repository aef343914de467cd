import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { backoffMs } from '../../domain/delivery/retry-policy.js';
import type { Effect } from '../../domain/effect.js';
import { exportComment, exportTitle, hiddenExportView } from '../views/postmortems/export.js';
import { channelIdOf, tsOfFile, uploadPlaceOf } from './answer-fields.js';
import { done, notDone, outcomeOf, rejected } from './outcome.js';
import { channelOf, type ExportFile, type PerformContext } from './perform-context.js';
import { findPosts } from './post.js';

type SendExport = Extract<Effect, { kind: 'send_export' }>;

interface SharedFile {
  id: string;
  title: string;
}

/** An attempt ends within its lease, or another process would share the file as well: later than this, it doesn't. */
const mayTakeMs = 15_000;

/**
 * Sends a person the files of an export, or shares them in the incident's channel. Only the last of its calls shares, so an attempt that was
 * cut off before it left nothing that anybody sees. If that call may have been performed, its message is searched first.
 */
export async function sendExport(context: PerformContext, effect: SendExport): Promise<EffectResult> {
  const startedAt = performance.now();
  const made = await context.makeExport(effect);
  if (made.kind === 'hidden') return tellHidden(context, effect);
  if (made.kind === 'unconfirmed') return retryLater(context, 'membership_unconfirmed');
  if (made.kind === 'failed') return rejected(effect.kind, made.error);
  const title = exportTitle(context.task.incident, effect);
  const channel = effect.isShared ? channelOf(context) : await openConversation(context, effect.userId);
  if (typeof channel !== 'string') return channel;
  if (context.task.isUncertain) {
    const shared = await findShared(context, channel, title);
    if (shared) return shared;
  }
  const files: SharedFile[] = [];
  for (const file of made.files) {
    const id = await upload(context, file);
    if (typeof id !== 'string') return id;
    files.push({ id, title: made.files.length === 1 ? title : `${title} ${file.fileName}` });
  }
  if (performance.now() - startedAt > mayTakeMs) return retryLater(context, 'too_slow');
  return share(context, effect, { channel, files });
}

/** Tells them what everybody reads who can't see an incident. */
async function tellHidden(context: PerformContext, { userId }: SendExport): Promise<EffectResult> {
  const method = 'chat.postMessage';
  const view = hiddenExportView(context.task.incident);
  const answer = await context.call(method, { channel: userId, ...view });
  return outcomeOf(answer, { ...called(context), method });
}

async function openConversation(context: PerformContext, userId: string): Promise<string | EffectResult> {
  const opened = await context.call('conversations.open', { users: userId });
  return opened.kind === 'ok' ? channelIdOf(opened.data) : notDone(opened, called(context));
}

/** Done if an earlier attempt shared the files; null if none did. */
async function findShared(
  context: PerformContext,
  channel: string,
  title: string,
): Promise<EffectResult | null> {
  const found = await findPosts(context, channel, {
    since: context.task.createdAt,
    tsIn: (data) => tsOfFile(data, { title, userId: context.botUserId }),
  });
  if (!Array.isArray(found)) return found;
  return found.length > 0 ? done() : null;
}

/** The id of the uploaded file, which nobody sees yet. */
async function upload(
  context: PerformContext,
  { fileName, bytes }: ExportFile,
): Promise<string | EffectResult> {
  const asked = { filename: fileName, length: bytes.length };
  const place = await context.call('files.getUploadURLExternal', asked);
  if (place.kind !== 'ok') return notDone(place, called(context));
  const { address, fileId } = uploadPlaceOf(place.data);
  const uploaded = await context.upload(address, bytes);
  return uploaded.kind === 'ok' ? fileId : notDone(uploaded, called(context));
}

async function share(
  context: PerformContext,
  effect: SendExport,
  { channel, files }: { channel: string; files: SharedFile[] },
): Promise<EffectResult> {
  const method = 'files.completeUploadExternal';
  const answer = await context.call(method, {
    files,
    channel_id: channel,
    initial_comment: exportComment(context.task.incident, effect, context.names),
  });
  return outcomeOf(answer, { ...called(context), method });
}

function called({ task }: PerformContext) {
  return { effectKind: task.effect.kind, attempt: task.attempt };
}

function retryLater({ task }: PerformContext, error: string): EffectResult {
  return {
    ...{ kind: 'later', error, afterMs: backoffMs(task.attempt) },
    ...{ countsAsAttempt: true, isUncertain: false },
  };
}
