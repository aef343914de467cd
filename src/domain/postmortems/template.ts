import type { SectionId } from './document.js';

/** The parts of a post-mortem, in order, as a team wants them. */
export interface Template {
  name: string;
  sections: TemplateSection[];
}

export interface TemplateSection {
  /** What the record gives to it; null: nothing, people write it. */
  id: SectionId | null;
  /** Identifies it: its id, or the slug of its title. */
  key: string;
  title: string;
  /** What belongs there; shown while nobody has written it. */
  guidance: string | null;
}

const titles: Record<SectionId, string> = {
  summary: 'Summary',
  impact: 'Impact',
  detection: 'Detection',
  timeline: 'Timeline',
  response: 'Response and resolution',
  contributing_factors: 'Contributing factors',
  went_well: 'What went well',
  was_hard: 'What was hard',
  lucky: 'Where we were lucky',
  surprises: 'What surprised us',
  metrics: 'Metrics',
  action_items: 'Action items',
  sources: 'Sources',
};

/** A section with its usual title. */
export function standardSection(id: SectionId): TemplateSection {
  return { id, key: id, title: titles[id], guidance: null };
}

/** All sections, in the order in which a reader needs them. */
export const standardTemplate: Template = {
  name: 'standard',
  sections: (Object.keys(titles) as SectionId[]).map(standardSection),
};
