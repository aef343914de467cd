import type { Button, KnownBlock } from '@slack/types';
import type { Happening, LineChange } from '../../domain/happening.js';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import type { LookAlike } from '../../domain/incident/look-alike.js';
import { isActive, phaseOf } from '../../domain/incident/status.js';
import type { Policy } from '../../domain/policy.js';
import { unreachable } from '../../domain/unreachable.js';
import { actionIds, carry } from './action-ids.js';
import { actions, button, type MessageView, section, sentenceView } from './blocks.js';
import { markedDrill } from './drill.js';
import { backTo } from './happening.js';
import { startedView } from './started.js';
import { channelLink, inLine, person, timeOf } from './text.js';
import { cancellationWords, roleName, stateEmoji, statusName } from './words.js';

/** Who asked, and from where: an answer in the incident's own channel need not name it. */
export interface AnswerLook {
  /** An open incident that looks like the one that was declared. */
  lookAlike: LookAlike | null;
  policy: Policy;
  userId: string;
  isInside: boolean;
  /** When it happened. */
  at: Date;
}

/** What the person who asked reads: what happened, and what can be done next. */
export function answerView(incident: Incident, happenings: Happening[], look: AnswerLook): MessageView {
  const [happening] = happenings;
  if (!happening) return added(incident);
  if (happening.kind === 'declared')
    return startedView(incident, { isStuck: false, lookAlike: look.lookAlike });
  const where = !look.isInside && incident.channelId ? ` ${channelLink(incident.channelId)}` : '';
  const what = `${stateEmoji(look.policy, incident)} ${sentence(happening, incident, look.userId)}`.trim();
  const isUndoable = carriesUndo(happening);
  const isShort = happening.kind === 'amended' || (isUndoable && look.isInside);
  const text = markedDrill(incident, `${what}${where}${isShort ? '' : `\n${nextStep(incident)}`}`);
  // Beside the words, not in the place of a button that has just been pressed.
  const said = isUndoable ? { ...section(text), accessory: undoButton(incident, look.at) } : section(text);
  return { text, blocks: [said, ...wayBack(incident, happening)] };
}

/** For who joins what they are in. */
export function alreadyInView(incident: Incident): MessageView {
  const where = incident.channelId ? `: ${channelLink(incident.channelId)}` : '';
  return sentenceView(markedDrill(incident, `You're already in ${incidentName(incident.number)}${where}.`));
}

/** Whether the answer to it offers to undo it: what ends something, or tells everyone that it's over. */
export function carriesUndo(happening: Happening | undefined): boolean {
  switch (happening?.kind) {
    case 'status_changed':
      return happening.to === 'mitigated' || happening.to === 'resolved';
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

/** Whether the incident's channel is told all of it by a message of its own, so that nobody there need be answered. */
export function isToldToChannel(happenings: Happening[]): boolean {
  return happenings.length > 0 && happenings.every(({ kind }) => !untold.has(kind));
}

/** The channel is not told that a line was edited; of times only the card tells, and of who comes in Slack itself. */
const untold: ReadonlySet<Happening['kind']> = new Set(['declared', 'amended', 'moment_set', 'invited']);

/** What leaves no entry of its own: a message was put on the timeline as it is. */
function added(incident: Incident): MessageView {
  const text = markedDrill(incident, `It is on the timeline of *${incidentName(incident.number)}*.`);
  return sentenceView(text);
}

function sentence(
  happening: Exclude<Happening, { kind: 'declared' }>,
  incident: Incident,
  userId: string,
): string {
  const name = `*${incidentName(incident.number)}*`;
  switch (happening.kind) {
    case 'acknowledged':
      return `You are on ${name}.`;
    case 'updated':
      return `Your update on ${name} is saved.`;
    case 'status_changed':
      return `${name} is ${statusName(happening.to)}.`;
    case 'severity_changed':
      return `${name} is ${happening.to} now, after ${happening.from}.`;
    case 'renamed':
      return `${name} has its new title.`;
    case 'summary_changed':
      return `The summary of ${name} is saved.`;
    case 'affected_changed':
      return `${name}: affected services are ${inLine(happening.to.join(', '), 300) || 'none'}.`;
    case 'role_taken':
      return `${happening.userId === userId ? 'You are' : `${person(happening.userId)} is`} ${roleName(happening.role).toLowerCase()} of ${name}.`;
    case 'role_released':
      return `${roleName(happening.role)} of ${name} is free.`;
    case 'invited':
      return happening.userIds[0] === userId
        ? `You are invited to ${name}.`
        : `The invitations to ${name} are on their way.`;
    case 'noted':
    case 'quoted':
      return `It is on the timeline of ${name}: ${timeOf(new Date(happening.at))}.`;
    case 'amended':
      return amendedSentence(happening, name);
    case 'moment_set':
      return momentSentence(happening, name);
    case 'closed':
      return `${name} is closed.`;
    case 'reopened':
      return `${name} is open again.`;
    case 'undone':
      return `Undone: ${name} is back to ${backTo(happening)}.`;
    case 'canceled':
      return `${name} is canceled: ${cancellationWords(happening.cancellation)}.${broughtText(happening)}`;
    default:
      return unreachable(happening);
  }
}

/** Whom it is told is not surprised to find people, or themselves, in the other channel. */
function broughtText({
  brought = 0,
  cancellation: { of },
}: Extract<Happening, { kind: 'canceled' }>): string {
  if (brought === 0 || of === null) return '';
  return ` ${brought === 1 ? '1 person is' : `${brought} people are`} invited to ${incidentName(of)}.`;
}

/** What was taken off the timeline can be put back with one press. */
function wayBack({ number }: Incident, happening: Happening): KnownBlock[] {
  if (happening.kind !== 'amended' || happening.isKey?.to !== false) return [];
  const value = carry(number, `timeline restore ${happening.line}`);
  return [actions(button({ label: 'Put it back', actionId: `${actionIds.runLine}:restore`, value }))];
}

/** The time that was read, so that a wrong one is seen at once. */
function momentSentence({ moment, to }: Extract<Happening, { kind: 'moment_set' }>, name: string): string {
  const what = moment.replaceAll('_', ' ');
  return to ? `${name}: ${what} ${timeOf(new Date(to))}.` : `${name}: ${what} is unknown again.`;
}

function amendedSentence({ isKey, occurredAt: at }: LineChange, name: string): string {
  if (isKey) return isKey.to ? `It is on the timeline of ${name}.` : `It is off the timeline of ${name}.`;
  return at
    ? `The line in the timeline of ${name} is edited: ${timeOf(new Date(at.to))}.`
    : `The line in the timeline of ${name} is edited.`;
}

/** The likeliest next word, as a sentence. */
function nextStep(incident: Incident): string {
  if (isActive(incident.status)) {
    const due = incident.nextUpdateDueAt
      ? `Next update by ${timeOf(incident.nextUpdateDueAt)}: \`/incident update\``
      : 'Tell everyone how it goes: `/incident update`';
    return `${due} · when it is over: \`/incident resolved\``;
  }
  if (phaseOf(incident.status) === 'learning')
    return 'When all is said: `/incident close` · if it is back: `/incident reopen` and why';
  return 'If it is back: `/incident reopen` and why';
}
