const gap = 4;

/** Puts what is shown in the top layer under its anchor, or over it where there is more room; never outside of the window. */
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
