import { type Act, personOf } from '../actor.js';
import type { LineChange } from '../happening.js';
import { type Incident, type LatestUpdate, limits } from '../incident/incident.js';
import type { LineKey } from '../timeline/line-key.js';
import type { TimelineLine } from '../timeline/timeline-line.js';
import { wordsOf } from '../timeline/words-of.js';
import { legible, textRefusal } from './check-text.js';
import { isSameSecond, timeRefusal } from './check-time.js';
import { accepted, type Decision, rejected } from './decision.js';
import { entryOf, refreshed } from './record.js';

/** What of a line can be mended, as it stands. */
export interface MendableLine {
  key: LineKey;
  /** Its words; null where it has none that people gave. */
  text: string | null;
  at: Date;
  /** Whether its time is what somebody said, and not when Firebreak did something. */
  mayMove: boolean;
  isKey: boolean;
  /** Whether it says how things stand, as an update does. */
  isUpdate: boolean;
}

/** What it should become; null: as it is. */
export interface Amendment {
  text: string | null;
  at: Date | null;
  isKey: boolean | null;
}

/** What of a line of the timeline people may mend; null where its words are gone, or it tells of mending itself. */
export function mendable(line: TimelineLine): MendableLine | null {
  const { key, occurredAt: at } = line;
  if (line.kind === 'message') {
    const { message } = line;
    const isGone = message.deletedAt !== null || message.purgedAt !== null;
    return isGone
      ? null
      : {
          ...{ key, at, text: message.shownText ?? message.content.text, mayMove: true },
          ...{ isKey: message.isKey, isUpdate: false },
        };
  }
  const { happening, shownText, isHidden } = line.entry;
  if (happening.kind === 'amended' || (happening.kind === 'quoted' && happening.purgedAt)) return null;
  const mayMove = happening.kind === 'noted' || happening.kind === 'quoted';
  const isUpdate = happening.kind === 'updated' || happening.kind === 'status_changed';
  return { key, at, text: shownText ?? wordsOf(happening), mayMove, isKey: !isHidden, isUpdate };
}

/** Mends a line of the timeline, and keeps what it was. Refuses the future, empty words, and what changes nothing. */
export function amendLine(incident: Incident, line: MendableLine, wanted: Amendment, act: Act): Decision {
  const { number } = incident;
  const text = wanted.text === null ? null : legible(wanted.text);
  const words = line.text === null ? null : text;
  const refusal = textRefusal('note', words, limits.text) ?? timeRefusal(wanted.at, act);
  if (refusal) return rejected(refusal);
  const change = changeOf(line, { ...wanted, text });
  if (!change.text && !change.occurredAt && !change.isKey)
    return rejected({ kind: 'line_unchanged', number });
  const entries = [entryOf(act, { kind: 'amended', line: line.key, ...change })];
  const latest = change.text && latestEdited(incident, line, { text: change.text.to, act });
  return latest
    ? accepted({ ...incident, latestUpdate: latest }, entries, refreshed)
    : accepted(incident, entries, []);
}

/** The latest update with its new words, where that is the line; else null. */
function latestEdited(
  { latestUpdate }: Incident,
  { isUpdate, at }: MendableLine,
  { text, act }: { text: string; act: Act },
): LatestUpdate | null {
  if (!isUpdate || latestUpdate?.at.getTime() !== at.getTime()) return null;
  return { ...latestUpdate, text, editedBy: personOf(act.by) };
}

function changeOf(line: MendableLine, { text, at, isKey }: Amendment): LineChange {
  const moves = at !== null && line.mayMove && !isSameSecond(at, line.at);
  return {
    text:
      text !== null && line.text !== null && text !== legible(line.text)
        ? { from: line.text, to: text }
        : null,
    occurredAt: moves ? { from: line.at.toISOString(), to: at.toISOString() } : null,
    isKey: isKey !== null && isKey !== line.isKey ? { from: line.isKey, to: isKey } : null,
  };
}
