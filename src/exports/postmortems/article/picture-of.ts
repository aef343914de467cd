import { incidentName } from '../../../domain/incident/incident.js';
import { type MilestoneName, milestoneAt, milestoneNames } from '../../../domain/incident/milestone.js';
import type { PostmortemDocument, TimelineRow } from '../../../domain/postmortems/document.js';
import type { Moment, PhaseTone, Picture } from '../picture/picture.js';
import { dayText, durationText, timeText } from '../words.js';
import type { Writer } from './inline.js';
import { wordsOf } from './words-of.js';

/** Milestones of the incident's course, with the phase that each begins. Closing and publishing come long after it. */
const drawn: Partial<Record<MilestoneName, { label: string; phase: string; tone: PhaseTone }>> = {
  impact_started: { label: 'Impact started', phase: 'Undetected', tone: 'impact' },
  detected: { label: 'Detected', phase: 'Detected', tone: 'impact' },
  declared: { label: 'Declared', phase: 'Declared', tone: 'response' },
  acknowledged: { label: 'Acknowledged', phase: 'Investigating', tone: 'response' },
  identified: { label: 'Identified', phase: 'Identified', tone: 'known' },
  mitigated: { label: 'Mitigated', phase: 'Mitigated', tone: 'mitigated' },
  resolved: { label: 'Resolved', phase: 'Resolved', tone: 'resolved' },
  impact_ended: { label: 'Impact ended', phase: 'Impact ended', tone: 'mitigated' },
};

/** Null unless two milestones at different times are known. */
export function pictureOf(document: PostmortemDocument, write: Writer): Picture | null {
  const reached = milestonesOf(document);
  const [first, last] = [reached.at(0), reached.at(-1)];
  if (!first || !last || first.at >= last.at) return null;
  const [from, to] = [first.at, last.at];
  return {
    title: `Timeline of ${incidentName(document.incident.number)}`,
    description: describe(reached),
    ...{ from, to },
    phases: reached.flatMap(({ at, phase, tone }, index) => {
      const next = reached[index + 1];
      return next && next.at > at ? [{ name: phase, tone, from: at, to: next.at }] : [];
    }),
    milestones: reached.map(({ at, label }) => ({ at, label })),
    highlights: highlightsOf(document)
      .filter(({ at }) => at >= from && at <= to)
      .map((row) => ({ at: row.at, label: pictureWords(wordsIn(row, write)) })),
  };
}

function milestonesOf({ incident }: PostmortemDocument) {
  return milestoneNames
    .flatMap((name) => {
      const [style, at] = [drawn[name], milestoneAt(incident.milestones, name)];
      return style && at ? [{ at, ...style }] : [];
    })
    .toSorted((one, other) => Number(one.at) - Number(other.at));
}

function describe(reached: readonly Moment[]): string {
  const [first, ...rest] = reached;
  if (!first) return '';
  const after = rest.map(
    ({ at, label }) =>
      `${label.toLowerCase()} ${dayText(at) === dayText(first.at) ? timeText(at).slice(11) : timeText(at)}`,
  );
  const whole = durationText(Number(reached.at(-1)?.at) - Number(first.at));
  return `${[`${first.label} ${timeText(first.at)}`, ...after].join(', ')}: ${whole} in all.`;
}

function highlightsOf({ sections }: PostmortemDocument): TimelineRow[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'timeline' ? block.rows : []));
}

function wordsIn({ spans }: TimelineRow, write: Writer): string {
  return wordsOf(write.spans(spans));
}

/** On one line and without emoji, which pictures can't draw everywhere. */
function pictureWords(words: string): string {
  return words
    .replace(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
