import type { Heading, RootContent } from '../../../text/markdown/parse-markdown.js';
import type { SectionKind } from './section-kind.js';

/** A heading with what is under it, up to the next heading. */
export interface Section {
  /** Null: what is before the first heading. */
  heading: Heading | null;
  /** The heading as plain text; empty without one. */
  title: string;
  /** 1 to 6, corrected where a step's heading has another level than the other steps; 0 without a heading. */
  level: number;
  kind: SectionKind;
  blocks: RootContent[];
  children: Section[];
}
