import { type MilestoneName, type Milestones, milestoneAt } from '../incident/milestone.js';
import { timeOf } from './messages/observed-message.js';
import type { TimelineItem } from './timeline-item.js';

/** Times on a timeline that can't all be right. */
export type Contradiction =
  /** One person wrote `first` and then `second`, but gave the later one the earlier time. */
  | { kind: 'other_order'; first: Date; second: Date }
  /** A reply is dated before the message that it answers. */
  | { kind: 'answer_first'; question: Date; answer: Date }
  | { kind: 'milestones'; earlier: MilestoneName; later: MilestoneName };

/** Notes written further apart than this are unrelated. */
const togetherMs = 15 * 60_000;
/** A time that differs from the time of writing by more than this was entered by hand. */
const enteredByHandMs = 60_000;

/** Milestones that can't happen in the opposite order. */
const inOrder: readonly (readonly [MilestoneName, MilestoneName])[] = [
  ['impact_started', 'mitigated'],
  ['impact_started', 'resolved'],
  ['impact_started', 'impact_ended'],
  ['declared', 'resolved'],
  ['mitigated', 'resolved'],
  ['resolved', 'closed'],
];

/** The contradictions among these items (oldest first) and the incident's milestones. */
export function contradictions(items: TimelineItem[], milestones: Milestones): Contradiction[] {
  return [...outOfOrder(items), ...answersFirst(items), ...milestonesAgainst(milestones)];
}

function outOfOrder(items: TimelineItem[]): Contradiction[] {
  const entered = items.flatMap(enteredTime).toSorted((a, b) => Number(a.writtenAt) - Number(b.writtenAt));
  return entered.flatMap((second, index) => {
    const first = entered.slice(0, index).findLast(({ by }) => by === second.by);
    const isTogether = first && Number(second.writtenAt) - Number(first.writtenAt) <= togetherMs;
    return isTogether && second.at < first.at
      ? [{ kind: 'other_order', first: first.at, second: second.at } as const]
      : [];
  });
}

/** A person's note whose time was entered by hand. */
function enteredTime(item: TimelineItem): { by: string; at: Date; writtenAt: Date }[] {
  if (item.kind !== 'entry' || item.entry.event.kind !== 'noted') return [];
  const { authorId, capturedAt, occurredAt } = item.entry;
  const isEnteredByHand = Math.abs(Number(capturedAt) - Number(occurredAt)) > enteredByHandMs;
  return isEnteredByHand ? [{ by: authorId ?? '', at: occurredAt, writtenAt: capturedAt }] : [];
}

function answersFirst(items: TimelineItem[]): Contradiction[] {
  const times = new Map(
    items.flatMap((item) => (item.kind === 'message' ? [[item.message.ts, item.occurredAt]] : [])),
  );
  return items.flatMap((item) => {
    if (item.kind !== 'message' || item.message.threadTs === null) return [];
    const { threadTs, ts } = item.message;
    const question = times.get(threadTs) ?? timeOf(threadTs);
    return threadTs !== ts && item.occurredAt < question
      ? [{ kind: 'answer_first', question, answer: item.occurredAt } as const]
      : [];
  });
}

function milestonesAgainst(milestones: Milestones): Contradiction[] {
  return inOrder.flatMap(([earlier, later]) => {
    const [first, second] = [milestoneAt(milestones, earlier), milestoneAt(milestones, later)];
    return first && second && second < first ? [{ kind: 'milestones', earlier, later } as const] : [];
  });
}
