import type { EffectResult } from '../../domain/delivery/delivery-task.js';
import { announcementView } from '../views/incident/announcement.js';
import { done, outcomeOf } from './outcome.js';
import type { PerformContext } from './perform-context.js';
import { donePosting, isPosted, postPresent } from './post.js';

/** Posts the announcement to another channel. */
export async function announce(hand: PerformContext, channelId: string): Promise<EffectResult> {
  // It has become private since that was decided.
  if (hand.task.incident.isPrivate && !hand.task.isUncertain) return done();
  const view = announcementView(hand.task.incident, hand.policy, hand.names);
  const posted = await postPresent(hand, channelId, view);
  if (!isPosted(posted)) return posted;
  return donePosting(posted, { kind: 'announcement', announcement: { channelId, ts: posted.ts } });
}

/** Edits every announcement of the incident; one that somebody has deleted is left so. */
export async function refreshAnnouncements(hand: PerformContext): Promise<EffectResult> {
  const { announcements, incident, attempt } = hand.task;
  const view = announcementView(incident, hand.policy, hand.names);
  const answers = await Promise.all(
    announcements.map(({ channelId, ts }) => hand.call('chat.update', { channel: channelId, ts, ...view })),
  );
  const outcomes = answers
    .filter((answer) => !(answer.kind === 'refused' && isGone(answer.error)))
    .map((answer) =>
      outcomeOf(answer, { method: 'chat.update', effectKind: 'refresh_announcements', attempt }),
    );
  const isWithdrawn = incident.isPrivate && announcements.length > 0;
  return (
    outcomes.find(({ kind }) => kind === 'later') ??
    outcomes.find(({ kind }) => kind === 'refused') ??
    done(isWithdrawn ? { kind: 'announcements_withdrawn' } : null)
  );
}

function isGone(error: string): boolean {
  return error === 'message_not_found' || error === 'channel_not_found';
}
