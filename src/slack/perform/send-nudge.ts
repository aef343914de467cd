import type { DeliveryTask, EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import type { NudgeContent } from '../../domain/nudges/content.js';
import { weeklyReportView } from '../views/figures/weekly-report.js';
import { digestView } from '../views/nudges/digest.js';
import { channelNudgeView } from '../views/nudges/in-channel.js';
import type { MessageView } from '../views/text/blocks.js';
import { channelIdOf } from './answer-fields.js';
import { done, notDone, outcomeOf } from './outcome.js';
import { channelOf, type PerformContext } from './perform-context.js';
import { donePosting, isPosted, type Posted, postOnce } from './post.js';

/** Sends a person's digest, unless nothing of it is still to be asked. */
export async function sendDigest(
  context: PerformContext<DeliveryTask>,
  userId: string,
): Promise<EffectResult> {
  const { nudge, isUncertain } = context.task;
  if (!nudge?.lines.some(({ isOpen }) => isOpen)) return nothingToAsk(nudge);
  const view = digestView({ ...nudge, lines: nudge.lines.filter(({ isOpen }) => isOpen) });
  return sent(
    nudge,
    isUncertain ? await postAgain(context, userId, view) : await postOnce(context, userId, view),
  );
}

/** A message to a person goes by their id; the conversation must be known to search it for an earlier attempt. */
async function postAgain(
  context: PerformContext<DeliveryTask>,
  userId: string,
  view: MessageView,
): Promise<Posted | EffectResult> {
  const { effect, attempt } = context.task;
  const opened = await context.call('conversations.open', { users: userId });
  if (opened.kind !== 'ok') return notDone(opened, { effectKind: effect.kind, attempt });
  return postOnce(context, channelIdOf(opened.data), view);
}

/** Asks in the incident's channel, unless nothing of it is still to be asked. */
export async function sendNudge(context: PerformContext): Promise<EffectResult> {
  const { incident, nudge } = context.task;
  if (!nudge?.lines.some(({ isOpen }) => isOpen)) return nothingToAsk(nudge);
  const view = channelNudgeView(incident, nudge);
  return sent(nudge, await postOnce(context, channelOf(context), view));
}

/** Edits a digest: what has ended since is crossed out. */
export async function refreshDigest(context: PerformContext<DeliveryTask>): Promise<EffectResult> {
  const { effect, attempt, nudge } = context.task;
  if (!nudge?.post) return done();
  const { channelId: channel, ts } = nudge.post;
  const answer = await context.call('chat.update', { channel, ts, ...digestView(nudge) });
  if (answer.kind === 'rejected') return done(); // the person deleted it: there is nothing to edit
  return outcomeOf(answer, { method: 'chat.update', effectKind: effect.kind, attempt });
}

/** Sends a channel its weekly report. */
export async function sendReport(
  context: PerformContext<DeliveryTask>,
  { channelId, nudge: message }: Extract<Effect, { kind: 'send_report' }>,
): Promise<EffectResult> {
  const { report } = context.task;
  if (!report) throw new Error(`The report ${message} was not read.`);
  const posted = await postOnce(context, channelId, weeklyReportView(report));
  if (!isPosted(posted)) return posted;
  const post = { channelId: posted.channelId, ts: posted.ts };
  return donePosting(posted, { kind: 'nudge', message, outcome: 'sent', post, unasked: [] });
}

function nothingToAsk(nudge: NudgeContent | null): EffectResult {
  return done(nudge && { kind: 'nudge', message: nudge.key, outcome: 'superseded', post: null, unasked: [] });
}

function sent({ key, lines }: NudgeContent, posted: Posted | EffectResult): EffectResult {
  if (!isPosted(posted)) return posted;
  const { channelId, ts } = posted;
  const unasked = lines.filter(({ isOpen }) => !isOpen).map((line) => line.key);
  return donePosting(posted, {
    kind: 'nudge',
    message: key,
    outcome: 'sent',
    post: { channelId, ts },
    unasked,
  });
}
