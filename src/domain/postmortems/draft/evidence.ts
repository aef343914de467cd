import type { Coverage, Evidence, Section } from '../document.js';
import type { mustHaveParts } from '../template.js';

/** What every post-mortem must have, the question that stands for its absence, and the part of a template that says it. */
const mustHaves: readonly { label: string; gap: string; part: (typeof mustHaveParts)[number] }[] = [
  { label: 'Summary', gap: 'summary', part: 'summary' },
  { label: 'Impact', gap: 'impact', part: 'impact' },
  { label: 'Impact start', gap: 'impact_started', part: 'impact' },
  { label: 'Impact end', gap: 'impact_ended', part: 'impact' },
  { label: 'Timeline', gap: 'timeline', part: 'timeline' },
  { label: 'Contributing factors', gap: 'contributing_factors', part: 'contributing_factors' },
  { label: 'Resolution', gap: 'resolution', part: 'response' },
  { label: 'Action items', gap: 'action_items', part: 'action_items' },
];

/**
 * How much of the must-have list is covered, and by what. Title, date and people are always in the record. What the template
 * leaves out counts as not covered, so that no template makes a post-mortem look more complete than it is.
 */
export function evidenceOf(sections: readonly Section[]): Evidence {
  const open = new Set(sections.flatMap(({ gaps }) => gaps.map(({ key }) => key)));
  const byPeople = new Set([
    ...sections.flatMap(({ key, written }) => (written ? [key] : [])),
    ...sections.flatMap(({ answers }) => answers.map(({ key }) => key)),
    ...(sections.some(({ key, written }) => key === 'response' && written) ? ['resolution'] : []),
  ]);
  const parts = new Set(sections.map(({ id }) => id));
  const coverageOf = ({ gap, part }: (typeof mustHaves)[number]): Coverage => {
    if (!parts.has(part)) return 'left_out';
    if (open.has(gap)) return 'nothing';
    return byPeople.has(gap) ? 'people' : 'record';
  };
  const covered = mustHaves.map((one) => ({ label: one.label, by: coverageOf(one) }));
  const all = [
    { label: 'Title and date', by: 'record' as const },
    { label: 'People', by: 'record' as const },
    ...covered,
  ];
  const isCovered = ({ by }: { by: Coverage }) => by === 'record' || by === 'people';
  return { share: all.filter(isCovered).length / all.length, mustHaves: all };
}
