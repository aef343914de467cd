import type { Nodes } from '../../../text/markdown/parse-markdown.js';

/** Where a step or a piece of context begins. It ends where the next one begins, so that no text is lost. */
export type Cut = StepCut | ContextCut;

export interface StepCut extends Place {
  kind: 'step';
  title: string;
  depth: number;
  confidence: number;
  section: string | null;
}

export interface ContextCut extends Place {
  kind: 'context';
  heading: string | null;
}

interface Place {
  /** From 1. */
  line: number;
  /** How many characters of indentation belong to the list that it is in. */
  indent: number;
  /** The same of the lines after the first. */
  innerIndent: number;
}

/** Where a block begins, or null for one without a position. */
export function placeOf(node: Nodes): Place | null {
  if (!node.position) return null;
  const { line, column } = node.position.start;
  return { line, indent: column - 1, innerIndent: innerIndentOf(node, column) };
}

function innerIndentOf(node: Nodes, column: number): number {
  const [first] = node.type === 'listItem' ? node.children : [];
  const start = first?.position?.start;
  return start && start.line === node.position?.start.line ? start.column - 1 : column - 1;
}
