import type { LocatedFinding } from '../../domain/postmortems/blameless/markdown/lint-markdown.js';

/** A document that was read, with its findings. */
export interface Linted {
  /** As people typed it, with that of the file in a folder; `-` for standard input. */
  path: string;
  findings: readonly LocatedFinding[];
}
