export const sectionIds = [
  'summary',
  'impact',
  'detection',
  'timeline',
  'response',
  'contributing_factors',
  'went_well',
  'was_hard',
  'lucky',
  'surprises',
  'metrics',
  'action_items',
  'sources',
] as const;
/** What a section is about; templates order, rename and leave out sections, or add their own. */
export type SectionId = (typeof sectionIds)[number];

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
  /** What belongs there, in Markdown; shown to those who write it, and never part of what they publish. */
  guidance: string | null;
}

/** The parts without which a template leaves out what every post-mortem must have. */
export const mustHaveParts = [
  'summary',
  'impact',
  'timeline',
  'response',
  'contributing_factors',
  'action_items',
] as const satisfies SectionId[];

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

/** All sections with their usual titles, in the order in which a reader needs them. */
export const standardTemplate: Template = {
  name: 'standard',
  sections: sectionIds.map((id) => ({ id, key: id, title: titles[id], guidance: null })),
};

/** Whether people write this section; the record alone fills the others. */
export function isWritable({ id }: Pick<TemplateSection, 'id'>): boolean {
  return id !== 'timeline' && id !== 'metrics' && id !== 'sources';
}

/** The section that a word names: by its key or its title, in any case. */
export function sectionNamed({ sections }: Template, word: string): TemplateSection | undefined {
  const wanted = inWords(word);
  return sections
    .filter(isWritable)
    .find(({ key, title }) => inWords(key) === wanted || inWords(title) === wanted);
}

function inWords(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}
