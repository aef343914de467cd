import type { RunStep } from './run.js';
import { variablesIn } from './variables.js';

/** The names of what people fill in for a run, in the order of its steps. */
export function variablesOf({ steps }: { steps: readonly Pick<RunStep, 'markdown'>[] }): string[] {
  return variablesIn(steps.map(({ markdown }) => markdown).filter((text) => hasSigns.test(text)));
}

/** Text without these names and assigns no variable, and needn't be parsed. */
const hasSigns = /\{\{|[$<=]|\b(?:for|read)\b/;

/** The variable that somebody means by these words, whatever its case and separators; undefined if there is none. */
export function variableNamed(words: string, known: readonly string[]): string | undefined {
  return known.find((name) => sameWords(name) === sameWords(words));
}

function sameWords(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
}
