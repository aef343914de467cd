import { type Act, personOf } from '../../actor.js';
import { type Decision, refused } from '../../decision.js';
import type { Effect } from '../../effect.js';
import type { Incident } from '../../incident/incident.js';
import { setMilestone } from '../../incident/milestone.js';
import type { PostmortemEvent } from '../events.js';
import { openComments, type Postmortem, postmortemLimits, writtenIn } from '../postmortem.js';
import { postmortemChanged } from './consequences.js';

/** Sets who sees to it that it gets written. */
export function setOwner(incident: Incident, postmortem: Postmortem, to: string | null, act: Act): Decision {
  const from = postmortem.ownerId;
  if (from === to) return refused({ kind: 'postmortem_unchanged', number: incident.number });
  const event: PostmortemEvent = { kind: 'postmortem_owner_changed', from, to };
  return postmortemChanged(incident, { postmortem: { ...postmortem, ownerId: to }, event }, act);
}

/** Sets the day by which it is to be published. */
export function setDue(incident: Incident, postmortem: Postmortem, to: string | null, act: Act): Decision {
  const from = postmortem.dueOn;
  if (from === to) return refused({ kind: 'postmortem_unchanged', number: incident.number });
  const event: PostmortemEvent = { kind: 'postmortem_due_changed', from, to };
  return postmortemChanged(incident, { postmortem: { ...postmortem, dueOn: to }, event }, act);
}

/** Asks people to review it; those who were asked before stay. */
export function requestReview(
  incident: Incident,
  postmortem: Postmortem,
  userIds: readonly string[],
  act: Act,
): Decision {
  const { number } = incident;
  if (postmortem.state === 'published')
    return refused({ kind: 'postmortem_in_state', number, state: 'published' });
  const asked = new Set(postmortem.reviewers.map(({ userId }) => userId));
  const reviewerIds = [...new Set(userIds)].filter((id) => !asked.has(id));
  if (reviewerIds.length === 0 && asked.size === 0) return refused({ kind: 'reviewers_missing', number });
  if (reviewerIds.length === 0) return refused({ kind: 'postmortem_unchanged', number });
  const { reviewers: max } = postmortemLimits;
  if (asked.size + reviewerIds.length > max) return refused({ kind: 'too_many_reviewers', max });
  const added = reviewerIds.map((userId) => ({ userId, askedAt: act.at, approvedAt: null }));
  const reviewers = [...postmortem.reviewers, ...added];
  const event: PostmortemEvent = { kind: 'postmortem_review_requested', reviewerIds };
  return postmortemChanged(
    incident,
    { postmortem: { ...postmortem, state: 'in_review', reviewers }, event },
    act,
  );
}

/** Approves it for one reviewer; with the last one, it is approved. Whoever wasn't asked can't approve it. */
export function approve(incident: Incident, postmortem: Postmortem, act: Act): Decision {
  const { number } = incident;
  const by = personOf(act.by);
  const own = postmortem.reviewers.find(({ userId }) => userId === by);
  if (!own) return refused({ kind: 'reviewer_not_asked', number });
  if (postmortem.state === 'published' || own.approvedAt)
    return refused({ kind: 'postmortem_in_state', number, state: postmortem.state });
  const reviewers = postmortem.reviewers.map((one) => (one === own ? { ...own, approvedAt: act.at } : one));
  const state = reviewers.every(({ approvedAt }) => approvedAt) ? 'approved' : postmortem.state;
  const open = openComments(postmortem).length;
  const event: PostmortemEvent = {
    kind: 'postmortem_approved',
    ...(open > 0 && { openComments: open }),
  };
  return postmortemChanged(incident, { postmortem: { ...postmortem, reviewers, state }, event }, act);
}

/** Publishes it. `wanted`: the channel that its summary is shared with; null: none. A private one is never shared. */
export function publish(
  incident: Incident,
  postmortem: Postmortem,
  wanted: string | null,
  act: Act,
): Decision {
  const channelId = incident.isPrivate ? null : wanted;
  if (postmortem.state === 'published')
    return refused({ kind: 'postmortem_in_state', number: incident.number, state: 'published' });
  const milestones = setMilestone(incident.milestones, 'postmortem_published', act.at, act);
  const published: Postmortem = { ...postmortem, state: 'published', publishedAt: act.at };
  const event: PostmortemEvent = { kind: 'postmortem_published', channelId };
  const summary = writtenIn(postmortem, 'summary')?.markdown ?? incident.summary ?? '';
  const effects: Effect[] = channelId ? [{ kind: 'share_postmortem', channelId, summary }] : [];
  return postmortemChanged({ ...incident, milestones }, { postmortem: published, event, effects }, act);
}

/** Makes it a draft again, so that people can write in it. */
export function reopenPostmortem(incident: Incident, postmortem: Postmortem, act: Act): Decision {
  const { state: from } = postmortem;
  if (from === 'draft') return refused({ kind: 'postmortem_in_state', number: incident.number, state: from });
  const milestones =
    from === 'published'
      ? setMilestone(incident.milestones, 'postmortem_published', null, act)
      : incident.milestones;
  const reviewers = postmortem.reviewers.map((one) => ({ ...one, approvedAt: null }));
  const draft: Postmortem = { ...postmortem, state: 'draft', publishedAt: null, reviewers };
  const event: PostmortemEvent = { kind: 'postmortem_reopened', from };
  return postmortemChanged({ ...incident, milestones }, { postmortem: draft, event }, act);
}
