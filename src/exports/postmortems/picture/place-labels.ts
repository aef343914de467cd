/** A label at a place, which it may extend from to the right; near the edge, it moves left. All lengths in pixels. */
export interface Label {
  x: number;
  width: number;
}

export interface Placed<T extends Label> {
  label: T;
  /** Where its text starts. */
  start: number;
  /** 0: nearest to the axis. */
  lane: number;
}

interface Room {
  /** Of the picture. */
  width: number;
  maxLanes: number;
}

/** Space between two labels in a lane. */
const gap = 8;

/**
 * Puts labels into lanes so that no two overlap, and no line from a label to its place crosses another label. From the right, so that
 * labels form steps down to the right. Those for which there is no room are left out.
 */
export function placeLabels<T extends Label>(labels: readonly T[], { width, maxLanes }: Room): Placed<T>[] {
  const placed: Placed<T>[] = [];
  for (const label of labels.toSorted((one, other) => other.x - one.x)) {
    const start = Math.max(0, Math.min(label.x, width - label.width));
    const lane = lanes(maxLanes).find((one) =>
      placed.every((other) => fits({ label, start, lane: one }, other)),
    );
    if (lane !== undefined) placed.push({ label, start, lane });
  }
  return placed.toReversed();
}

function lanes(count: number): number[] {
  return Array.from({ length: count }, (_, lane) => lane);
}

function fits(one: Placed<Label>, other: Placed<Label>): boolean {
  if (one.lane === other.lane)
    return (
      one.start + one.label.width + gap <= other.start || other.start + other.label.width + gap <= one.start
    );
  const [upper, lower] = one.lane > other.lane ? [one, other] : [other, one];
  return upper.label.x < lower.start - 1 || upper.label.x > lower.start + lower.label.width + 1;
}

/** About how wide a text is at most. Letters of some scripts are as wide as high. */
export function textWidth(text: string, fontSize: number): number {
  const widths = [...text].map((character) =>
    /[\u1100-\u11ff\u2e80-\uffdc]/u.test(character) ? 1.05 : 0.56,
  );
  return fontSize * widths.reduce((sum, width) => sum + width, 0);
}
