import type { MilestoneChange } from '../../domain/incident/decisions/change-milestones.js';
import type { MilestoneName } from '../../domain/incident/milestone.js';
import { readTime, type TimeReading } from '../../domain/time/read-time.js';

/** Times of milestones as typed, up to what could not be read. */
export interface TypedTimes {
  changes: MilestoneChange[];
  /** Null if all of it was read. */
  unclear:
    | { kind: 'words'; words: string }
    /** A milestone without a time. */
    | { kind: 'no_time'; name: MilestoneName; words: string }
    | { kind: 'time'; name: MilestoneName; time: Extract<TimeReading, { kind: 'unclear' }> }
    | null;
}

/**
 * Reads `mitigated 15:40`, `impact ended at 16:05, resolved 16:10`, `detected clear`. `timeZone`: the person's, or null.
 */
export function readTimes(typed: string, now: Date, timeZone: string | null): TypedTimes {
  const changes: MilestoneChange[] = [];
  const end = (unclear: TypedTimes['unclear']): TypedTimes => ({ changes, unclear });
  let text = typed.trim();
  while (text !== '') {
    const named = milestoneIn(text);
    if (!named || changes.some(({ name }) => name === named.name)) return end({ kind: 'words', words: text });
    const { name, rest } = named;
    const time = timeIn(rest, now, timeZone);
    if (time.kind === 'none') return end({ kind: 'no_time', name, words: rest });
    if (time.kind === 'unclear') return end({ kind: 'time', name, time });
    if (time.rest !== '' && time.rest === rest) return end({ kind: 'words', words: text });
    changes.push({ name, at: time.at });
    text = time.rest.replace(between, '');
  }
  return end(null);
}

const between = /^(?:[,;]|and\b)?\s*/i;
const cleared = /^(?:clear(?:ed)?|unknown|none|remove)(?=[\s,;]|$)/i;

function timeIn(
  text: string,
  now: Date,
  timeZone: string | null,
): TimeReading | { kind: 'read'; at: null; rest: string } {
  const word = cleared.exec(text)?.[0];
  return word ? { kind: 'read', at: null, rest: text.slice(word.length) } : readTime(text, now, timeZone);
}

/** The milestone that the text starts with, and the text after it and its filler words. */
function milestoneIn(text: string): { name: MilestoneName; rest: string } | null {
  for (const [name, pattern] of spellings) {
    const found = pattern.exec(text)?.[0];
    if (found) return { name, rest: text.slice(found.length).replace(filler, '') };
  }
  return null;
}

const filler = /^\s*(?:[:=]\s*|(?:was|is|to)\s+)?/i;

const spellings: readonly (readonly [MilestoneName, RegExp])[] = [
  ['impact_ended', /^(?:impact[\s_-]+)?(?:ended|ends?|over|stopped)\b/i],
  ['impact_started', /^(?:impact(?:[\s_-]+(?:started|starts?|began|begin))?|started|began)(?![\w-])/i],
  ['detected', /^detect(?:ed|ion)\b/i],
  ['declared', /^declared\b/i],
  ['acknowledged', /^(?:acknowledged|acked|ack)\b/i],
  ['identified', /^identified\b/i],
  ['mitigated', /^mitigated\b/i],
  ['resolved', /^(?:resolved|fixed)\b/i],
  ['closed', /^closed\b/i],
  ['postmortem_published', /^(?:post-?mortem[\s_-]+)?published\b/i],
];
