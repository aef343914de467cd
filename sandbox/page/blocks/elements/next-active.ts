/** Index of the choice a key moves to; undefined for other keys. */
export function nextActive(key: string, active: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return count === 0 ? -1 : (active + 1) % count;
    case 'ArrowUp':
      return count === 0 ? -1 : active <= 0 ? count - 1 : active - 1;
    case 'Home':
      return count === 0 ? -1 : 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return Math.min(active + 8, count - 1);
    case 'PageUp':
      return Math.max(active - 8, Math.min(0, count - 1));
    default:
      return undefined;
  }
}
