import { incidentName } from '../../../domain/incident/incident.js';
import type { PostmortemState } from '../../../domain/postmortems/postmortem.js';
import type { PostmortemRefusal } from '../../../domain/postmortems/refusals.js';
import { isTaskRefusal } from '../../../domain/postmortems/tasks/refusals.js';
import { listed } from '../../../domain/text/words.js';
import { unreachable } from '../../../domain/unreachable.js';
import { byPerson, inLine, person, quotedInLine, timeOf } from '../text/text.js';
import { taskRefusalText } from './tasks/refusal.js';

export const stateNames: Record<PostmortemState, string> = {
  draft: 'a draft',
  in_review: 'in review',
  approved: 'approved',
  published: 'published',
};

export function postmortemRefusalText(refusal: PostmortemRefusal): string {
  if (isTaskRefusal(refusal)) return taskRefusalText(refusal);
  switch (refusal.kind) {
    case 'postmortem_not_started':
      return `${incidentName(refusal.number)} has no post-mortem yet. Start it with \`/incident postmortem\`.`;
    case 'postmortem_started_already':
      return `${incidentName(refusal.number)} has a post-mortem already${refusal.ownerId ? `, owned by ${person(refusal.ownerId)}` : ''}. Open it with \`/incident postmortem\`.`;
    case 'postmortem_of_canceled':
      return `${incidentName(refusal.number)} was canceled, so it needs no post-mortem. Reopen it first if it does.`;
    case 'section_not_found':
      return `This post-mortem has no section ${quotedInLine(refusal.asked, 100)}. It has ${listed(refusal.known.map((one) => inLine(one, 80)))}.`;
    case 'template_not_found':
      return `There's no template ${quotedInLine(refusal.asked, 60)}. There ${refusal.known.length === 1 ? 'is' : 'are'} ${listed(refusal.known.map((one) => inLine(one, 60)))}.`;
    case 'section_changed':
      return `${quotedInLine(refusal.title, 150)} was edited ${timeOf(new Date(refusal.at))}${byPerson(refusal.by)} in the meantime. Nothing was overwritten.`;
    case 'section_unchanged':
      return `Nothing changed: ${quotedInLine(refusal.title, 150)} already says that.`;
    case 'section_too_long':
      return `${quotedInLine(refusal.title, 150)} has ${refusal.chars.toLocaleString('en')} characters; ${refusal.maxChars.toLocaleString('en')} fit. Shorten it.`;
    case 'revision_not_found':
      return `${quotedInLine(refusal.title, 150)} has no revision ${refusal.revision}. The latest is ${refusal.latest}.`;
    case 'postmortem_in_state':
      return refusal.state === 'published'
        ? `The post-mortem of ${incidentName(refusal.number)} is published. Reopen it to change it: \`/incident postmortem reopen\`.`
        : `The post-mortem of ${incidentName(refusal.number)} is ${stateNames[refusal.state]} already.`;
    case 'postmortem_unchanged':
      return `Nothing changed: the post-mortem of ${incidentName(refusal.number)} is as you want it already.`;
    case 'reviewer_not_asked':
      return `You weren't asked to review the post-mortem of ${incidentName(refusal.number)}. Ask for a review with \`/incident postmortem review @user\`.`;
    case 'reviewers_missing':
      return `Name who should review it: \`/incident postmortem review @user\`.`;
    case 'too_many_reviewers':
      return `At most ${refusal.max} people can review a post-mortem. Name fewer.`;
    case 'question_not_found':
      return `That question isn't open in the post-mortem of ${incidentName(refusal.number)}. See what is: \`/incident postmortem\`.`;
    case 'answer_of_other':
      return onlyTheirs(refusal.by);
    case 'wording_not_found':
      return `That sentence isn't in the post-mortem of ${incidentName(refusal.number)} any more. See what is: \`/incident postmortem wording\`.`;
    case 'comment_not_found':
      return `That comment isn't open in the post-mortem of ${incidentName(refusal.number)}. See those that are: \`/incident postmortem open\`.`;
    case 'comment_not_resolved':
      return `There's no resolved comment ${refusal.comment} in the post-mortem of ${incidentName(refusal.number)}. See the open ones: \`/incident postmortem open\`.`;
    case 'too_many_comments':
      return `A post-mortem takes ${refusal.max} comments. Write into its sections instead: \`/incident postmortem edit summary\`.`;
    case 'no_channel_to_share_in':
      return `${incidentName(refusal.number)} has no channel to share a file in. Send it to yourself: \`/incident export\`.`;
    default:
      return unreachable(refusal);
  }
}

/** Who may reword an answer. */
export function onlyTheirs(by: string): string {
  return `Only ${person(by)}, who gave this answer, and the post-mortem's owner can reword it.`;
}

/** The form field that shows the refusal; null if it concerns none. */
export function postmortemRefusalField(refusal: PostmortemRefusal): string | null {
  switch (refusal.kind) {
    case 'tasks_still_open':
      return 'reason';
    case 'section_changed':
    case 'section_unchanged':
    case 'section_too_long':
      return 'text';
    case 'too_many_reviewers':
    case 'reviewers_missing':
      return 'people';
    default:
      return null;
  }
}
