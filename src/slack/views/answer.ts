import type { Button, KnownBlock } from '@slack/types';
import { dayText } from '../../domain/action-items/day-text.js';
import { isActionItemTimelineEvent } from '../../domain/action-items/events.js';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import type { LookAlike } from '../../domain/incident/look-alike.js';
import { outOfOrder } from '../../domain/incident/metrics.js';
import { isActive, phaseOf } from '../../domain/incident/status.js';
import type { IncidentEvent } from '../../domain/incident-event.js';
import type { Policy } from '../../domain/policy.js';
import { isPostmortemEvent } from '../../domain/postmortems/events.js';
import { isRunbookEvent } from '../../domain/runbooks/events.js';
import { isTimelineEvent } from '../../domain/timeline/events.js';
import { actionIds, carry } from './action-ids.js';
import { actionItemSentence } from './action-items/answer-sentence.js';
import { lifecycleSentence, timesSentence } from './incident/answer-sentence.js';
import { creatingView } from './incident/answers/started.js';
import { markedDrill } from './incident/drill.js';
import { mentioned } from './people/names.js';
import { postmortemClause } from './postmortems/event.js';
import { runbookClause } from './runbooks/event.js';
import { actions, button, type MessageView, section, sentenceView } from './text/blocks.js';
import { orderWarning, stateEmoji } from './text/terms.js';
import { channelLink, timeOf } from './text/text.js';
import { timelineSentence } from './timeline/answer-sentence.js';

/** Who asked, and from where. An answer in the incident's own channel needs no link to it. */
export interface AnswerOptions {
  /** An open incident that looks like the declared one. */
  lookAlike: LookAlike | null;
  /** The day on which the post-mortem is due that is offered; null: none is. */
  postmortemDueOn: string | null;
  policy: Policy;
  userId: string;
  isInside: boolean;
  /** When it happened. */
  at: Date;
}

/** Answers the person who asked: what happened, and what to do next. */
export function answerView(incident: Incident, events: IncidentEvent[], options: AnswerOptions): MessageView {
  const [event] = events;
  if (!event) return added(incident);
  if (event.kind === 'declared') return creatingView(incident, options.lookAlike);
  const where = !options.isInside && incident.channelId ? ` ${channelLink(incident.channelId)}` : '';
  const said = isFact(event)
    ? factsSaid(incident, events, options.userId)
    : sentence(event, incident, options.userId);
  const what = `${stateEmoji(options.policy, incident)} ${said}`.trim();
  const isUndoable = carriesUndo(event);
  const isShort = briefly.has(event.kind) || (isUndoable && options.isInside);
  const offer =
    options.postmortemDueOn === null
      ? ''
      : `\nPost-mortem due ${dayText(options.postmortemDueOn, options.at)}.`;
  const next = isShort ? '' : `\n${nextStep(incident)}`;
  const text = markedDrill(incident, `${what}${where}${offer}${next}`);
  // Beside the text, so that it doesn't appear under a finger that just pressed a button.
  const block = isUndoable
    ? { ...section(text), accessory: undoButton(incident, options.at) }
    : section(text);
  return { text, blocks: [block, ...postmortemOffer(incident, options), ...wayBack(incident, event)] };
}

/** The card shows the post-mortem too, but only here it is asked for. */
function postmortemOffer({ number }: Incident, { postmortemDueOn }: AnswerOptions): KnownBlock[] {
  if (postmortemDueOn === null) return [];
  const value = carry(number, 'postmortem');
  return [
    actions(button({ label: 'Write post-mortem', actionId: `${actionIds.runLine}:postmortem`, value })),
  ];
}

/** Events that change nothing about what comes next. */
const briefly: ReadonlySet<IncidentEvent['kind']> = new Set([
  'item_edited',
  'invited',
  'milestone_set',
  'severity_confirmed',
]);

/** Answers somebody who joins an incident they are already in. */
export function alreadyInView(incident: Incident): MessageView {
  const where = incident.channelId ? `: ${channelLink(incident.channelId)}` : '';
  return sentenceView(markedDrill(incident, `You're already in ${incidentName(incident.number)}${where}.`));
}

/** Whether the answer offers *Undo*: for events that end something or announce its end. */
export function carriesUndo(event: IncidentEvent | undefined): boolean {
  switch (event?.kind) {
    case 'status_changed':
      return event.to === 'mitigated' || event.to === 'resolved';
    case 'closed':
    case 'canceled':
      return true;
    default:
      return false;
  }
}

function undoButton({ number }: Incident, at: Date): Button {
  const value = carry(number, `undo ${at.getTime()}`);
  return button({ label: 'Undo', actionId: `${actionIds.runLine}:undo`, value });
}

/** Whether the channel gets a post that shows everything, so that no private answer is needed there. */
export function isPostedToChannel(events: IncidentEvent[]): boolean {
  return events.length > 0 && events.every(({ kind }) => !untold.has(kind));
}

/** Events without a post in the channel: the card shows milestones, and Slack shows who joins. */
const untold: ReadonlySet<IncidentEvent['kind']> = new Set([
  'declared',
  'item_edited',
  'milestone_set',
  'severity_confirmed',
  'invited',
]);

/** Answers an act without an entry of its own: a message was added to the timeline. */
function added(incident: Incident): MessageView {
  const text = markedDrill(incident, `Added to *${incidentName(incident.number)}*'s timeline.`);
  return sentenceView(text);
}

/** What one form may change together. */
function isFact(event: IncidentEvent): event is Exclude<IncidentEvent, { kind: 'declared' }> {
  return factKinds.has(event.kind);
}

const factKinds: ReadonlySet<IncidentEvent['kind']> = new Set([
  'milestone_set',
  'affected_changed',
  'summary_changed',
  'severity_changed',
  'severity_confirmed',
]);

/** Everything that was changed together, and which times contradict each other now. */
function factsSaid(incident: Incident, events: readonly IncidentEvent[], userId: string): string {
  const times = events.filter((event) => event.kind === 'milestone_set');
  const others = events.filter(isFact).filter(({ kind }) => kind !== 'milestone_set');
  const wrong = times.length > 0 ? outOfOrder(incident.milestones) : [];
  const sentences = [
    ...(times.length > 0 ? [timesSentence(times, `*${incidentName(incident.number)}*`)] : []),
    ...others.map((event) => sentence(event, incident, userId)),
  ];
  return [sentences.join(' '), ...wrong.map(([first, second]) => orderWarning(first, second))].join('\n');
}

function sentence(
  event: Exclude<IncidentEvent, { kind: 'declared' }>,
  incident: Incident,
  userId: string,
): string {
  const name = `*${incidentName(incident.number)}*`;
  if (isActionItemTimelineEvent(event)) return actionItemSentence(event, name);
  if (isRunbookEvent(event))
    return `You ${runbookClause(event, userId, { people: mentioned, incident: name })}.`;
  if (isPostmortemEvent(event))
    return `You ${postmortemClause(event, userId, { people: mentioned, incident: name })}.`;
  return isTimelineEvent(event) ? timelineSentence(event, name) : lifecycleSentence(event, name, userId);
}

/** Offers to put back what was just removed from the timeline. */
function wayBack({ number }: Incident, event: IncidentEvent): KnownBlock[] {
  if (event.kind !== 'item_edited' || event.isHighlight?.to !== false) return [];
  const value = carry(number, `timeline restore ${event.item}`);
  return [actions(button({ label: 'Put back', actionId: `${actionIds.runLine}:restore`, value }))];
}

/** Suggests the likeliest next commands. */
function nextStep(incident: Incident): string {
  if (isActive(incident.status)) {
    const due = incident.nextUpdateDueAt
      ? `Next update by ${timeOf(incident.nextUpdateDueAt)}: \`/incident update\``
      : 'Post an update: `/incident update`';
    return `${due} · when it's over: \`/incident resolved\``;
  }
  if (phaseOf(incident.status) === 'learning')
    return 'Close it when follow-up is done: `/incident close` · Reopen if it recurs: `/incident reopen`';
  return 'Reopen if it recurs: `/incident reopen`';
}
