import type { TemplateSection } from '../template.js';

/** A section as a template's file has it. */
export interface ReadSection {
  section: TemplateSection;
  /** What stands in `{#…}`; null: nothing does. */
  part: string | null;
  /** Of its heading, from 1. */
  line: number;
}
