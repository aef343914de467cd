import { parseAffected } from '../../domain/incident/affected.js';
import { type Severity, severityFrom } from '../../domain/incident/severity.js';
import { nearestWord } from '../../domain/text/nearest-word.js';

/** A parsed declaration: `sev2 --private Checkout is down affects: checkout @priya`. */
export interface TypedStart {
  severity: Severity | null;
  /** A word that looks like a severity but isn't one: `sev9`. */
  unknownSeverity: string | null;
  isPrivate: boolean;
  isDrill: boolean;
  /** Unknown options: `--verbose`. */
  unknownFlags: string[];
  title: string;
  affects: string[];
  /** The text after the first line, or null. */
  summary: string | null;
}

/**
 * Parses a declaration. The first line may start or end with a severity, contain flags anywhere, and name affected
 * services after `affects:` or `--affects`; the rest is the title. Takes plain text without mentions, which are
 * invitations.
 */
export function readStart(typed: string): TypedStart {
  const [line = '', ...more] = typed.trim().split('\n');
  const words = line.replace(/^(sev(?:erity)?)\s+(?=\d(?:\s|$))/i, '$1').split(/\s+/);
  const { remaining, flags, affects, severities, unknownFlags } = withoutFlags(words.filter(Boolean));
  const first = severityWord(remaining[0] ?? '');
  const last = first || remaining.length < 2 ? '' : severityWord(remaining.at(-1) ?? '');
  const [title, named] = untilAffects(remaining.slice(first ? 1 : 0, last ? -1 : undefined).join(' '));
  const below = more.map(untilAffects);
  const lines = below.map(([words]) => words);
  const severity = severities[0] ?? severityFrom(first || last) ?? null;
  return {
    severity,
    unknownSeverity: severity ? null : first || last || null,
    isPrivate: flags.has('private'),
    isDrill: flags.has('drill'),
    unknownFlags,
    title: title || (lines.shift() ?? '').trim(),
    affects: [...affects, ...parseAffected([named, ...below.map(([, affected]) => affected)].join('\n'))],
    summary: lines.join('\n').trim() || null,
  };
}

/** Splits a line at `affects:`. A comma before it belongs to neither part. */
function untilAffects(line: string): [string, string] {
  const at = /(?:^|\s)affects:/i.exec(line);
  if (!at) return [line, ''];
  return [line.slice(0, at.index).trim().replace(/[,;]$/, ''), line.slice(at.index + at[0].length).trim()];
}

/** Phones replace two hyphens by a dash. */
const flag = /^(--?|—|–)([a-z][\w-]*)(?:[=:](.*))?$/i;
const knownFlags = ['private', 'drill', 'affects', 'severity'];

interface WithoutFlags {
  remaining: string[];
  flags: Set<string>;
  affects: string[];
  severities: Severity[];
  unknownFlags: string[];
}

function withoutFlags(words: string[]): WithoutFlags {
  const read: WithoutFlags = {
    remaining: [],
    flags: new Set(),
    affects: [],
    severities: [],
    unknownFlags: [],
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, dash = '', name = '', value] = flag.exec(word) ?? [];
    const known = name.toLowerCase();
    const named = severityFrom(known === 'severity' ? (value ?? words[at + 1] ?? '') : severityWord(known));
    if (named && name) {
      read.severities.push(named);
      if (known === 'severity' && value === undefined) at++;
    } else if (known === 'affects') {
      const listed = value ? [value] : [];
      while ((listed.at(-1) ?? ',').endsWith(',') && at + 1 < words.length) listed.push(words[++at] ?? '');
      read.affects.push(...parseAffected(listed.join(' ')));
    } else if (known === 'private' || known === 'drill') read.flags.add(known);
    else if (name && mayBeFlag(dash, known)) read.unknownFlags.push(word);
    else read.remaining.push(word);
  }
  return read;
}

/** A single dash may be punctuation, but a typo in `--private` must never declare in public. */
function mayBeFlag(dash: string, name: string): boolean {
  return dash === '--' || nearestWord(name, knownFlags) !== null;
}

/** The word if it can only mean a severity, otherwise empty: `2` hosts may be down, and so may `S3`. */
function severityWord(word: string): string {
  const bare = word.replace(/[:,]$/, '');
  return /^(?:sev(?:erity)?-?\d+|p[1-5])$/i.test(bare) ? bare : '';
}
