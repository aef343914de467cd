import { groupBy } from '../../../domain/group-by.js';
import { type MilestoneName, milestoneAt } from '../../../domain/incident/milestone.js';
import type { PostmortemDocument } from '../../../domain/postmortems/document.js';
import { capital } from '../../../domain/text/words.js';
import { inertText } from '../inert-text.js';
import { clockText, dayText, durationText, evidenceText } from '../words.js';
import type { Fact, Inline } from './article.js';
import { muted, text, time, type Writer } from './inline.js';

/** What the head of the article says: when, what was affected, who, and how well the document is founded. */
export function facts(document: PostmortemDocument, write: Writer): Fact[] {
  const { incident } = document;
  return [
    ...milestoneFact(document, 'declared', 'Declared'),
    ...resolvedFact(document),
    ...(incident.affects.length > 0
      ? [{ label: 'Affected', value: [text(inertText(incident.affects.join(', ')))] }]
      : []),
    ...peopleFacts(document, write),
    { label: 'Post-mortem', value: postmortemFact(document, write) },
    { label: 'Evidence', value: [text(inertText(evidenceText(document.evidence)))] },
  ];
}

function milestoneFact({ incident }: PostmortemDocument, name: MilestoneName, label: string): Fact[] {
  const at = milestoneAt(incident.milestones, name);
  return at ? [{ label, value: [time(at)] }] : [];
}

function resolvedFact(document: PostmortemDocument): Fact[] {
  const { milestones } = document.incident;
  const [from, to] = [milestoneAt(milestones, 'declared'), milestoneAt(milestones, 'resolved')];
  const took = from && to && to >= from ? [muted(` after ${durationText(Number(to) - Number(from))}`)] : [];
  return milestoneFact(document, 'resolved', 'Resolved').map(({ label, value }) => ({
    label,
    value: [...value, ...took],
  }));
}

/** One for each role; with times if several people had it. */
function peopleFacts({ people }: PostmortemDocument, write: Writer): Fact[] {
  return [...groupBy(people, ({ label }) => label)].map(([label, holders]) => ({
    label: inertText(label),
    value: holders.flatMap(({ id, from, until }, index) => [
      ...(index > 0 ? [text(', ')] : []),
      text(write.personName(id)),
      ...(holders.length > 1 ? [muted(` ${rangeText(from, until)}`)] : []),
    ]),
  }));
}

/** `14:02–15:10`; the second with its day if that is another. */
function rangeText(from: Date, until: Date | null): string {
  if (!until) return `from ${clockText(from)}`;
  const day = dayText(until) === dayText(from) ? '' : `${dayText(until)} `;
  return `${clockText(from)}–${day}${clockText(until)}`;
}

function postmortemFact({ ownerId, dueOn, publishedAt }: PostmortemDocument, write: Writer): Inline[] {
  const owner = ownerId ? `owned by ${write.personName(ownerId)}` : 'nobody owns it yet';
  if (publishedAt) return [text('Published '), time(publishedAt), text(`, ${owner}`)];
  return [text(`${capital(owner)}${dueOn ? `, due ${dueOn}` : ''}`)];
}
