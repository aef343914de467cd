/** The course of an incident to draw: what its phases, milestones and highlights are, not where they stand. */
export interface Picture {
  title: string;
  /** The same in a sentence, for those who don't see the picture. */
  description: string;
  from: Date;
  to: Date;
  phases: Phase[];
  /** In order. */
  milestones: Moment[];
  highlights: Moment[];
}

export interface Phase {
  name: string;
  tone: PhaseTone;
  from: Date;
  to: Date;
}
export type PhaseTone = 'impact' | 'response' | 'known' | 'mitigated' | 'resolved';

export interface Moment {
  at: Date;
  label: string;
}
