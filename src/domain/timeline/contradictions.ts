import { type MilestoneName, type Milestones, milestoneAt } from '../incident/milestone.js';
import { timeOf } from './observed-message.js';
import type { TimelineItem } from './timeline-item.js';

/** Times of a timeline that cannot all be right. */
export type Contradiction =
  /** One person wrote `first` and then `second`, and gave the later one the earlier time. */
  | { kind: 'other_order'; first: Date; second: Date }
  /** An answer stands before what it answers. */
  | { kind: 'answer_first'; question: Date; answer: Date }
  | { kind: 'milestones'; earlier: MilestoneName; later: MilestoneName };

/** Notes written further apart than this are about different things. */
const togetherMs = 15 * 60_000;
/** Somebody gave it another time than that of writing. */
const givenMs = 60_000;

/** Milestones that cannot come the other way round. */
const inOrder: readonly (readonly [MilestoneName, MilestoneName])[] = [
  ['impact_started', 'mitigated'],
  ['impact_started', 'resolved'],
  ['impact_started', 'impact_ended'],
  ['declared', 'resolved'],
  ['mitigated', 'resolved'],
  ['resolved', 'closed'],
];

/** What among these lines, oldest first, and the incident's milestones contradicts itself. */
export function contradictions(lines: TimelineItem[], milestones: Milestones): Contradiction[] {
  return [...inOtherOrder(lines), ...answersFirst(lines), ...milestonesAgainst(milestones)];
}

function inOtherOrder(lines: TimelineItem[]): Contradiction[] {
  const given = lines.flatMap(givenTime).toSorted((a, b) => Number(a.writtenAt) - Number(b.writtenAt));
  return given.flatMap((second, index) => {
    const first = given.slice(0, index).findLast(({ by }) => by === second.by);
    const isTogether = first && Number(second.writtenAt) - Number(first.writtenAt) <= togetherMs;
    return isTogether && second.at < first.at
      ? [{ kind: 'other_order', first: first.at, second: second.at } as const]
      : [];
  });
}

/** A note of a person at a time that they gave by hand. */
function givenTime(line: TimelineItem): { by: string; at: Date; writtenAt: Date }[] {
  if (line.kind !== 'entry' || line.entry.event.kind !== 'noted') return [];
  const { authorId, capturedAt, occurredAt } = line.entry;
  const isGiven = Math.abs(Number(capturedAt) - Number(occurredAt)) > givenMs;
  return isGiven ? [{ by: authorId ?? '', at: occurredAt, writtenAt: capturedAt }] : [];
}

function answersFirst(lines: TimelineItem[]): Contradiction[] {
  const times = new Map(
    lines.flatMap((line) => (line.kind === 'message' ? [[line.message.ts, line.occurredAt]] : [])),
  );
  return lines.flatMap((line) => {
    if (line.kind !== 'message' || line.message.threadTs === null) return [];
    const { threadTs, ts } = line.message;
    const question = times.get(threadTs) ?? timeOf(threadTs);
    return threadTs !== ts && line.occurredAt < question
      ? [{ kind: 'answer_first', question, answer: line.occurredAt } as const]
      : [];
  });
}

function milestonesAgainst(milestones: Milestones): Contradiction[] {
  return inOrder.flatMap(([earlier, later]) => {
    const [first, second] = [milestoneAt(milestones, earlier), milestoneAt(milestones, later)];
    return first && second && second < first ? [{ kind: 'milestones', earlier, later } as const] : [];
  });
}
