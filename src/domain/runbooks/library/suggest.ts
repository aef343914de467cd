import { significantWords } from '../../incident/look-alike.js';
import { listed } from '../../text/words.js';
import type { RunbookApplies } from '../runbook.js';
import { wordsInName } from './search-text.js';

/** A runbook as people choose it. */
export interface FoundRunbook {
  number: number;
  title: string;
  path: string;
  version: number;
  /** Why it was found, such as “affected service checkout”. */
  reason: string;
}

/** What an incident is about. */
export interface Subject {
  title: string;
  severity: string;
  services: readonly string[];
}

export interface Candidate extends Omit<FoundRunbook, 'reason'> {
  applies: RunbookApplies;
}

/** A runbook that was used in an incident, which isn't private. Newest first. */
export interface Use {
  runbookNumber: number;
  incident: { number: number; title: string; services: readonly string[] };
}

/** The runbooks that fit an incident, best first, each with its strongest reason. */
export function suggest(
  candidates: readonly Candidate[],
  about: Subject,
  uses: readonly Use[],
): FoundRunbook[] {
  const similar = uses.filter(({ incident }) => isSimilar(about, incident));
  return candidates
    .map(({ applies, ...runbook }) => ({
      runbook,
      reasons: reasonsFor({ applies, ...runbook }, about, similar),
    }))
    .map(({ runbook, reasons }) => ({
      runbook,
      reasons,
      weight: reasons.reduce((sum, one) => sum + one.weight, 0),
    }))
    .filter(({ weight }) => weight >= enough)
    .toSorted((one, other) => other.weight - one.weight || one.runbook.number - other.runbook.number)
    .map(({ runbook, reasons }) => ({ ...runbook, reason: reasons[0]?.text ?? '' }));
}

interface Reason {
  weight: number;
  text: string;
}

/** Severity alone, or one word of a longer title, is no reason. */
const enough = 2;

/** The strongest first. */
function reasonsFor(
  { number, title, path, applies }: Candidate,
  about: Subject,
  similar: readonly Use[],
): Reason[] {
  const service = lower(about.services).find((one) => applies.services.includes(one));
  const use = similar.find(({ runbookNumber }) => runbookNumber === number);
  const words = significantWords(about.title);
  const label = applies.labels.find((one) => [...significantWords(one)].some((word) => words.has(word)));
  const shared = [...significantWords(`${wordsInName(title)} ${wordsInName(path)}`)].filter((word) =>
    words.has(word),
  );
  return [
    ...(service ? [{ weight: 5, text: `affected service ${service}` }] : []),
    ...(use ? [{ weight: 4, text: `used in INC-${use.incident.number}, which was similar` }] : []),
    ...(label ? [{ weight: 3, text: `label ${label}` }] : []),
    ...(shared.length > 0
      ? [{ weight: 2 * shared.length, text: `matches ${listed(shared.map(quoted))}` }]
      : []),
    ...(applies.severities.includes(about.severity)
      ? [{ weight: 1, text: `severity ${about.severity}` }]
      : []),
  ];
}

function isSimilar(about: Subject, { title, services }: Use['incident']): boolean {
  const affected = new Set(lower(about.services));
  if (lower(services).some((service) => affected.has(service))) return true;
  const words = significantWords(about.title);
  const shared = [...significantWords(title)].filter((word) => words.has(word));
  return shared.length >= 2;
}

function lower(words: readonly string[]): string[] {
  return words.map((word) => word.toLowerCase());
}

function quoted(word: string): string {
  return `“${word}”`;
}
