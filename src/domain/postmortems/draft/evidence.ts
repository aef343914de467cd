import type { Evidence, Section } from '../document.js';

/** What every post-mortem must have, with the question that stands for its absence. */
const mustHaves = [
  { label: 'Summary', gap: 'summary' },
  { label: 'Impact', gap: 'impact' },
  { label: 'Impact start', gap: 'impact_started' },
  { label: 'Impact end', gap: 'impact_ended' },
  { label: 'Timeline', gap: 'timeline' },
  { label: 'Contributing factors', gap: 'contributing_factors' },
  { label: 'Resolution', gap: 'resolution' },
  { label: 'Action items', gap: 'action_items' },
] as const;

/** How much of the must-have list is covered, and by what. Title, date and people are always in the record. */
export function evidenceOf(sections: readonly Section[]): Evidence {
  const open = new Set(sections.flatMap(({ gaps }) => gaps.map(({ key }) => key)));
  const byPeople = new Set([
    ...sections.flatMap(({ key, written }) => (written ? [key] : [])),
    ...sections.flatMap(({ answers }) => answers.map(({ key }) => key)),
    ...(sections.some(({ key, written }) => key === 'response' && written) ? ['resolution'] : []),
  ]);
  const covered = mustHaves.map(({ label, gap }) => {
    if (open.has(gap)) return { label, by: 'nothing' as const };
    return { label, by: byPeople.has(gap) ? ('people' as const) : ('record' as const) };
  });
  const all = [
    { label: 'Title and date', by: 'record' as const },
    { label: 'People', by: 'record' as const },
    ...covered,
  ];
  return { share: all.filter(({ by }) => by !== 'nothing').length / all.length, mustHaves: all };
}
