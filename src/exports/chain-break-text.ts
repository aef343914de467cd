import type { BrokenPart, ChainBreak } from '../domain/timeline/hash-chain/verdict.js';
import { unreachable } from '../domain/unreachable.js';

/** What is wrong with a record, as a sentence without its period. `timeOf` formats a time: `2026-11-23 14:02`. */
export function chainBreakText(found: ChainBreak, timeOf: (at: Date) => string): string {
  switch (found.kind) {
    case 'changed':
      return `${partWords(found.part, timeOf)} is not as it was sealed`;
    case 'gone':
      return `${partWords(found.part, timeOf)} is gone`;
    case 'never_sealed':
      return `${partWords(found.part, timeOf)} was never sealed`;
    case 'salt_lost':
      return `${partWords(found.part, timeOf)} can't be verified: its chain entry has lost its salt`;
    case 'unlinked':
      return "the chain entry was changed, or doesn't follow from the previous one";
    case 'missing':
      return missingWords(found.from, found.chainEntry?.seq ?? found.from + 1);
    case 'head_unknown':
      return "the given head isn't in its chain: the end was cut off, or the chain was rewritten";
    default:
      return unreachable(found);
  }
}

function partWords({ name, at }: BrokenPart, timeOf: (at: Date) => string): string {
  const [kind, id] = name.split(' ');
  const when = at ? ` of ${timeOf(at)}` : '';
  if (kind === 'entry' || kind === 'audit') return `entry ${id}${when}`;
  return kind === 'mark' ? `a mark on a message${when}` : `a message${when}`;
}

/** From this chain entry up to the one before `next`. */
function missingWords(from: number, next: number): string {
  return next - from === 1
    ? `chain entry ${from} is missing`
    : `chain entries ${from} to ${next - 1} are missing`;
}
