/** Why an act on a timeline item was refused. */
export type TimelineRefusal =
  | { kind: 'item_not_found'; number: number }
  | { kind: 'item_unchanged'; number: number }
  | { kind: 'item_is_ours'; number: number };

const kinds: Record<TimelineRefusal['kind'], true> = {
  item_not_found: true,
  item_unchanged: true,
  item_is_ours: true,
};

export function isTimelineRefusal(refusal: { kind: string }): refusal is TimelineRefusal {
  return refusal.kind in kinds;
}

/** What people write in the timeline. */
export const timelineTexts = ['note'] as const;
export type TimelineText = (typeof timelineTexts)[number];
