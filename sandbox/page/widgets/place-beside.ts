const gap = 4;

/** Positions a top-layer element below its anchor, or above if there is more room, always inside the window. */
export function placeBeside(shown: HTMLElement, anchor: HTMLElement): void {
  const { top, bottom, left, right } = anchor.getBoundingClientRect();
  const { width, height } = shown.getBoundingClientRect();
  const below = innerHeight - bottom;
  const isBelow = height + gap <= below || below >= top;
  const room = Math.max(0, (isBelow ? below : top) - 2 * gap);
  const isRightward = left + width + gap <= innerWidth;
  const x = isRightward ? left : right - width;
  shown.style.left = `${Math.max(gap, Math.min(x, innerWidth - width - gap))}px`;
  shown.style.top = isBelow ? `${bottom + gap}px` : `${Math.max(gap, top - gap - Math.min(height, room))}px`;
  shown.style.maxHeight = `${room}px`;
}
