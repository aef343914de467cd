/** Which runbook of which workspace. Numbers start at 1 and are never used again. */
export interface RunbookKey {
  workspaceId: string;
  number: number;
}

/** Says when a runbook applies, as its front matter says. All in lower case. */
export interface RunbookApplies {
  services: string[];
  severities: string[];
  labels: string[];
  /** Names of alerts. */
  alerts: string[];
}

/** A runbook as read from Markdown. Every word of the source is in exactly one step or context section. */
export interface RunbookContent {
  title: string;
  applies: RunbookApplies;
  /** In document order. */
  steps: RunbookStep[];
  /** Everything that isn't a step, in document order. */
  context: ContextSection[];
  /** What could not be read as meant. */
  problems: RunbookProblem[];
}

export interface RunbookStep {
  /** What to do: one line of plain text without Markdown, at most 300 characters. */
  title: string;
  /** Its source with code, notes, tables and images, without nested steps, which are steps of their own. */
  markdown: string;
  /** The line of the file where it starts, from 1. */
  line: number;
  /** 0: a main step. */
  depth: number;
  /** How sure the reader is that this is a step, from 0 to 1. */
  confidence: number;
  /** The heading that it is under, or null. */
  section: string | null;
}

/** Text between steps. */
export interface ContextSection {
  /** The heading that it is under, or null. */
  heading: string | null;
  line: number;
  markdown: string;
}

export interface RunbookProblem {
  line: number;
  /** A sentence. */
  message: string;
}
