import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { effectTraits } from '../../domain/delivery/effect-traits.js';
import { backoffMs } from '../../domain/delivery/retry-policy.js';
import type { Effect } from '../../domain/effect.js';
import { exportComment, exportTitle, hiddenExportView } from '../views/postmortems/export.js';
import { channelIdOf, tsOfFile, tsWithKey, uploadPlaceOf } from './answer-fields.js';
import { done, notDone, outcomeOf, rejected } from './outcome.js';
import { channelOf, type ExportFile, type MadeExport, type PerformContext } from './perform-context.js';
import { findPosts } from './post.js';
import { withProgress } from './show-progress.js';

type SendExport = Extract<Effect, { kind: 'send_export' }>;
type Made = Extract<MadeExport, { kind: 'files' }>;

interface UploadedFile {
  id: string;
  title: string;
}

/** An attempt ends within its lease, or another process would share the file as well: later than this, it doesn't. */
const mayTakeMs = effectTraits.send_export.leaseMs - 15_000;

/** What was stopped this often fails for a reason that stays. */
const maxInterruptions = 4;

const waitForTurn: EffectResult = {
  ...{ kind: 'later', error: 'export_busy', afterMs: 2_000 },
  ...{ countsAsAttempt: false, isUncertain: false },
};

/**
 * Sends a person the files of an export, or shares them in the incident's channel. Only the last of its calls shares, so an
 * attempt that was cut off before it left nothing that stays. If that call may have been performed, its message is
 * searched first, and again later.
 */
export async function sendExport(context: PerformContext, effect: SendExport): Promise<EffectResult> {
  const startedAt = performance.now();
  const made = await withProgress(context, effect, () => context.makeExport(effect));
  if (made.kind === 'hidden') return tellHidden(context, effect);
  if (made.kind === 'busy') return waitForTurn;
  if (made.kind === 'unconfirmed') return retryLater(context, 'membership_unconfirmed');
  if (made.kind === 'failed') return rejected(effect.kind, made.error);
  if (made.kind === 'interrupted') return retryOrReject(context, made.error);
  const channel = effect.isShared ? channelOf(context) : await openConversation(context, effect.userId);
  if (typeof channel !== 'string') return channel;
  const sending = { channel, made, title: exportTitle(shown(context, made), effect) };
  const shared = context.task.isUncertain ? await findShared(context, sending) : null;
  if (shared) return shared;
  const files = await uploadAll(context, sending);
  if (!Array.isArray(files)) return files;
  if (performance.now() - startedAt > mayTakeMs) return retryOrReject(context, 'too_slow');
  return share(context, effect, { ...sending, files });
}

/** Where the files go, and what Slack shows of them. */
interface Sending {
  channel: string;
  made: Made;
  title: string;
}

/** The incident with the title that may be shown. */
function shown({ task: { incident } }: PerformContext, { title }: Made) {
  return { ...incident, title };
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

/**
 * Done if an earlier attempt shared the files; null if none did. Deletes what else such attempts left: the same files again,
 * and the message that they were being made.
 */
async function findShared(
  context: PerformContext,
  { channel, ...sending }: Sending,
): Promise<EffectResult | null> {
  const { key, createdAt: since } = context.task;
  const [shared, progress]: [string[], string[]] = [[], []];
  const tsIn = (data: unknown) => {
    shared.push(...tsOfFile(data, fileOf(sending), context.botUserId));
    progress.push(...tsWithKey(data, key));
    return [];
  };
  const listed = await findPosts(context, channel, { since, tsIn });
  if (!Array.isArray(listed)) return listed;
  const [first, ...again] = shared.toSorted((one, other) => Number(one) - Number(other));
  for (const ts of [...again, ...progress]) await context.call('chat.delete', { channel, ts });
  return first === undefined ? null : done();
}

/** The first file, by which the message is found again. */
function fileOf({ made, title }: Pick<Sending, 'made' | 'title'>) {
  return { title, name: made.files[0]?.fileName ?? '' };
}

async function uploadAll(
  context: PerformContext,
  { made, title }: Sending,
): Promise<UploadedFile[] | EffectResult> {
  const files: UploadedFile[] = [];
  for (const file of made.files) {
    const id = await upload(context, file);
    if (typeof id !== 'string') return id;
    files.push({ id, title: made.files.length === 1 ? title : `${title} ${file.fileName}` });
  }
  return files;
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

/** If an earlier attempt may still share them too, it is looked for once more. */
async function share(
  context: PerformContext,
  effect: SendExport,
  { channel, files, ...sending }: Sending & { files: UploadedFile[] },
): Promise<EffectResult> {
  const method = 'files.completeUploadExternal';
  const { names, task } = context;
  const { incomplete } = sending.made;
  const answer = await context.call(method, {
    files,
    channel_id: channel,
    initial_comment: exportComment(shown(context, sending.made), effect, { names, incomplete }),
  });
  const outcome = outcomeOf(answer, { ...called(context), method });
  if (outcome.kind !== 'done' || !task.isUncertain) return outcome;
  return { ...outcome, dedupe: { channelId: channel, file: fileOf(sending) } };
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

function retryOrReject(context: PerformContext, error: string): EffectResult {
  const { attempt, effect } = context.task;
  return attempt < maxInterruptions ? retryLater(context, error) : rejected(effect.kind, error);
}
