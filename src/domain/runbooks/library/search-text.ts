import type { RunbookApplies } from '../runbook.js';

/** What a runbook is found by, the most telling words first. */
export interface SearchText {
  title: string;
  /** Services, labels and alerts. */
  applies: string;
  body: string;
}

/** Beyond this many characters, a body says nothing new, and Postgres indexes at most a megabyte of it. */
const bodyMaxChars = 100_000;

export function searchTextOf({
  title,
  path,
  applies: { services, labels, alerts },
  markdown,
}: {
  title: string;
  path: string;
  applies: RunbookApplies;
  markdown: string;
}): SearchText {
  const name = path.replace(/\.\w+$/, '');
  return {
    title: `${title} ${wordsInName(title)} ${wordsInName(name)}`,
    applies: [...services, ...labels, ...alerts].join(' '),
    body: markdown.slice(0, bodyMaxChars),
  };
}

/** The words of a name such as `KubeSchedulerDown` or `disk_full`. */
export function wordsInName(name: string): string {
  return name
    .replace(/(\p{Ll}|\d)(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
