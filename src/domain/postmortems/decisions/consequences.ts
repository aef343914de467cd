import type { Act } from '../../actor.js';
import { type Accepted, accepted } from '../../decision.js';
import type { Effect } from '../../effect.js';
import { broadcastOf, entryOf } from '../../incident/decisions/consequences.js';
import type { Incident } from '../../incident/incident.js';
import type { PostmortemEvent } from '../events.js';
import type { Postmortem, Question, Revision } from '../postmortem.js';

/** A post-mortem as it is after a change, with what happened. */
export interface PostmortemChange {
  postmortem: Postmortem;
  event: PostmortemEvent;
  revision?: Revision;
  question?: Question;
  effects?: Effect[];
}

/** Saves the change. What concerns everybody is posted in the channel; the card shows where the post-mortem stands. */
export function postmortemChanged(
  incident: Incident,
  { postmortem, event, revision, question, effects = [] }: PostmortemChange,
  act: Act,
): Accepted {
  return accepted(
    incident,
    [entryOf(act, event)],
    [...(isTold(event) ? [broadcastOf(act, event, incident)] : []), { kind: 'refresh_card' }, ...effects],
    [
      {
        kind: 'postmortem_saved',
        postmortem: { ...postmortem, changedAt: act.at },
        revision: revision ?? null,
        question: question ?? null,
        comment: null,
      },
    ],
  );
}

/** A text that changes after its approval needs to be looked at again. */
export function lookedAtAgain(postmortem: Postmortem): Postmortem {
  if (postmortem.state !== 'approved') return postmortem;
  const reviewers = postmortem.reviewers.map((one) => ({ ...one, approvedAt: null }));
  return { ...postmortem, state: 'in_review', reviewers };
}

/** Whether the channel gets a post. */
function isTold({ kind }: PostmortemEvent): boolean {
  return (
    kind !== 'postmortem_written' &&
    kind !== 'postmortem_due_changed' &&
    kind !== 'postmortem_template_changed' &&
    kind !== 'postmortem_answered'
  );
}
