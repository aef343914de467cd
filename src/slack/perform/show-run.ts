import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import type { Run } from '../../domain/runbooks/run.js';
import { runView } from '../views/runbooks/run.js';
import { done, outcomeOf } from './outcome.js';
import { channelOf, type PerformContext } from './perform-context.js';
import { donePosting, isPosted, postPresent } from './post.js';

/** Posts the message of a run, or edits it in place; reposts it if it was deleted. */
export async function showRun(context: PerformContext): Promise<EffectResult> {
  const { run, incident, attempt } = context.task;
  if (!run) return done(); // it can't be read, which is reported
  const view = runView(incident, run, context.names);
  if (run.messageTs === null) return postRun(context, run, view);
  const channel = channelOf(context);
  const answer = await context.call('chat.update', { channel, ts: run.messageTs, ...view });
  if (answer.kind === 'rejected' && answer.error === 'message_not_found') return postRun(context, run, view);
  return outcomeOf(answer, { method: 'chat.update', effectKind: 'refresh_runbook', attempt });
}

async function postRun(
  context: PerformContext,
  { number }: Run,
  view: ReturnType<typeof runView>,
): Promise<EffectResult> {
  const posted = await postPresent(context, channelOf(context), view);
  return isPosted(posted) ? donePosting(posted, { kind: 'runbook', run: number, ts: posted.ts }) : posted;
}
