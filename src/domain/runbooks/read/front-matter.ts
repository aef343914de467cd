import { parse } from 'yaml';
import type { Root } from '../../text/markdown/parse-markdown.js';
import type { RunbookApplies, RunbookProblem } from '../runbook.js';

/** What a runbook's front matter says. */
export interface FrontMatter {
  title: string | null;
  applies: RunbookApplies;
  problems: RunbookProblem[];
}

export function readFrontMatter({ children: [first] }: Root): FrontMatter {
  if (first?.type !== 'yaml') return none;
  const fields = fieldsOf(first.value);
  if (fields === null)
    return {
      ...none,
      problems: [{ line: 1, message: 'The front matter is not valid YAML, so it was not read.' }],
    };
  return { title: textIn(fields.title), applies: appliesIn(fields), problems: [] };
}

const none: FrontMatter = {
  title: null,
  applies: { services: [], severities: [], labels: [], alerts: [] },
  problems: [],
};

/** Null if it isn't YAML, or isn't a map. */
function fieldsOf(yaml: string): Partial<Record<string, unknown>> | null {
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 20, logLevel: 'error' });
    if (value === null) return {};
    return typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key.toLowerCase(), one]))
      : null;
  } catch {
    return null;
  }
}

function appliesIn(fields: Partial<Record<string, unknown>>): RunbookApplies {
  const under = (...keys: string[]) => [...new Set(keys.flatMap((key) => wordsIn(fields[key])))];
  return {
    services: under('service', 'services'),
    severities: under('severity', 'severities'),
    labels: under('label', 'labels', 'tag', 'tags'),
    alerts: under('alert', 'alerts'),
  };
}

/** A word, a list of words, or words separated by commas, in lower case. */
function wordsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap(wordsOf) : wordsOf(value);
}

function wordsOf(value: unknown): string[] {
  const text = textIn(value);
  return text === null
    ? []
    : text
        .split(',')
        .map((word) => word.trim().toLowerCase())
        .filter(Boolean);
}

function textIn(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return `${value}`.replace(/\s+/g, ' ').trim() || null;
}
