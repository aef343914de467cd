import { progressOf, type Run } from '../../../domain/runbooks/run.js';
import { inLine } from '../text/text.js';

/** `4 of 7 · next: 5 Switch to the second provider`; once finished, `7 of 7 · 2 skipped`. Escaped for mrkdwn. */
export function progressText(run: Pick<Run, 'steps'>): string {
  const { done, skipped, total, next } = progressOf(run);
  if (total === 0) return 'no steps';
  return [
    `${done + skipped} of ${total}`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(next ? [`next: ${next.position} ${inLine(next.title, 100)}`] : []),
  ].join(' · ');
}
