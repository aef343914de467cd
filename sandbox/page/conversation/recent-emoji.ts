import { remember, remembered } from '../widgets/remembered.js';

const first = ['white_check_mark', 'eyes', 'raised_hands', '+1', 'pray', 'fire', 'tada', 'thinking_face'];

const areNames = (found: unknown): found is string[] =>
  Array.isArray(found) && found.every((one) => typeof one === 'string');

/** Recently used emoji in this browser, latest first. */
export function recentEmoji(): string[] {
  return remembered('recent-emoji', first, areNames);
}

export function usedEmoji(name: string): void {
  const others = recentEmoji().filter((one) => one !== name);
  remember('recent-emoji', [name, ...others].slice(0, 16));
}
