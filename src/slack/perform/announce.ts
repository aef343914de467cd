import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { announcementView } from '../views/incident/announcement.js';
import { done, outcomeOf } from './outcome.js';
import type { PerformContext } from './perform-context.js';
import { donePosting, isPosted, postPresent } from './post.js';

/** Posts the announcement to another channel. */
export async function announce(context: PerformContext, channelId: string): Promise<EffectResult> {
  // It became private after the announcement was requested.
  if (context.task.incident.isPrivate && !context.task.isUncertain) return done();
  const view = announcementView(context.task.incident, context.policy, context.names);
  const posted = await postPresent(context, channelId, view);
  if (!isPosted(posted)) return posted;
  return donePosting(posted, { kind: 'announcement', announcement: { channelId, ts: posted.ts } });
}

/** Edits all announcements of the incident; deleted ones are not reposted. */
export async function refreshAnnouncements(context: PerformContext): Promise<EffectResult> {
  const { announcements, incident, attempt } = context.task;
  const view = announcementView(incident, context.policy, context.names);
  const answers = await Promise.all(
    announcements.map(({ channelId, ts }) =>
      context.call('chat.update', { channel: channelId, ts, ...view }),
    ),
  );
  const outcomes = answers
    .filter((answer) => !(answer.kind === 'rejected' && isGone(answer.error)))
    .map((answer) =>
      outcomeOf(answer, { method: 'chat.update', effectKind: 'refresh_announcements', attempt }),
    );
  const isWithdrawn = incident.isPrivate && announcements.length > 0;
  return (
    outcomes.find(({ kind }) => kind === 'later') ??
    outcomes.find(({ kind }) => kind === 'rejected') ??
    done(isWithdrawn ? { kind: 'announcements_withdrawn' } : null)
  );
}

function isGone(error: string): boolean {
  return error === 'message_not_found' || error === 'channel_not_found';
}
