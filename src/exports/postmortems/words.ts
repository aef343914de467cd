import type { ActionItemStatus } from '../../domain/action-items/action-item.js';
import type { ActionItemReport } from '../../domain/action-items/report.js';
import type { Coverage, Evidence, PostmortemDocument } from '../../domain/postmortems/document.js';
import { milestoneLabel } from '../../domain/postmortems/milestone-words.js';
import type { PostmortemState } from '../../domain/postmortems/postmortem.js';
import { counted, listed } from '../../domain/text/words.js';
import type { Contradiction } from '../../domain/timeline/contradictions.js';
import type { Verdict } from '../../domain/timeline/hash-chain/verdict.js';
import { unreachable } from '../../domain/unreachable.js';
import { chainBreakText } from '../chain-break-text.js';

/** `2026-11-26`, in UTC like all times in files. */
export function dayText(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** `14:02`. */
export function clockText(at: Date): string {
  return at.toISOString().slice(11, 16);
}

/** `2026-11-26 14:02 UTC`. */
export function timeText(at: Date): string {
  return `${dayText(at)} ${clockText(at)} UTC`;
}

/** `1 h 12 min`; below a minute, `40 s`. */
export function durationText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes === 0) return `${Math.floor(ms / 1_000)} s`;
  const parts = [
    [Math.floor(minutes / 1_440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : [])).join(' ');
}

/** The name of a person, else the id. */
export function nameOf({ names }: Pick<PostmortemDocument, 'names'>, id: string): string {
  return names.get(id) ?? id;
}

const states: Record<PostmortemState, string> = {
  draft: 'draft',
  in_review: 'in review',
  approved: 'approved',
  published: 'published',
};

export function stateText(state: PostmortemState): string {
  return states[state];
}

/** What can't be right about these times, as a sentence. */
export function contradictionText(found: Contradiction): string {
  switch (found.kind) {
    case 'other_order':
      return `${timeText(found.first)} and ${timeText(found.second)} are in a different order than they were written.`;
    case 'answer_first':
      return `An answer stands at ${timeText(found.answer)}, before its question at ${timeText(found.question)}.`;
    case 'milestones':
      return `“${milestoneLabel(found.later)}” is before “${milestoneLabel(found.earlier)}”.`;
    default:
      return unreachable(found);
  }
}

/** How much of the must-have list is covered, and what isn't, as sentences. */
export function evidenceText({ share, mustHaves }: Evidence): string {
  const named = (coverage: Coverage) =>
    listed(mustHaves.filter(({ by }) => by === coverage).map(({ label }) => label));
  const [missing, leftOut] = [named('nothing'), named('left_out')];
  return [
    `${Math.round(share * 100)} % of what a post-mortem must have rests on a source or was written by people.`,
    ...(missing ? [`Missing: ${missing}.`] : []),
    ...(leftOut ? [`Left out by its template: ${leftOut}.`] : []),
  ].join(' ');
}

/** Whether the record is as it was sealed, as a sentence. */
export function verdictText(verdict: Verdict | null): string {
  if (!verdict) return "The record wasn't verified.";
  const {
    sealed,
    breaks: [first],
  } = verdict;
  if (first) return `Verification of the record failed: ${chainBreakText(first, timeText)}.`;
  return sealed === 0
    ? 'The record has not been sealed yet.'
    : `The record is verified: ${counted(sealed, 'part')} sealed.`;
}

/** An action item's facts: `owner Sam, due 2026-12-04, in progress, p1`. */
export function actionItemFacts(
  document: Pick<PostmortemDocument, 'names'>,
  { ownerId, dueOn, status, priority, type }: ActionItemReport,
): string {
  return [
    ownerId ? `owner ${nameOf(document, ownerId)}` : 'no owner',
    dueOn ? `due ${dueOn}` : 'no due day',
    statusText(status),
    ...(priority ? [priority] : []),
    ...(type ? [type] : []),
  ].join(', ');
}

export function statusText(status: ActionItemStatus): string {
  switch (status.kind) {
    case 'open':
      return 'open';
    case 'in_progress':
      return 'in progress';
    case 'blocked':
      return `blocked: ${status.reason}`;
    case 'done':
      return status.note ? `done: ${status.note}` : 'done';
    case 'wont_do':
      return `won't do: ${status.reason}`;
    default:
      return unreachable(status);
  }
}
