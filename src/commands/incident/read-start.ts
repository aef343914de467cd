import { parseAffected } from '../../domain/incident/affected.js';
import { type Severity, severityFrom } from '../../domain/incident/severity.js';
import { nearestWord } from '../../domain/text/nearest-word.js';

/** What a typed line asks for: `sev2 --private Checkout is down affects: checkout @priya`. */
export interface TypedStart {
  severity: Severity | null;
  /** A word that names a severity, but none that there is: `sev9`. */
  unknownSeverity: string | null;
  isPrivate: boolean;
  isDrill: boolean;
  /** Words that look like options, but are none: `--verbose`. */
  unknownFlags: string[];
  title: string;
  affects: string[];
  /** What follows the first line, or null. */
  summary: string | null;
}

/**
 * A severity may stand first or last in the first line, the flags anywhere in it, and what is affected after `affects:` or
 * `--affects`; the rest of it is the title. Takes plain text, without the mentions: they are invitations.
 */
export function readStart(typed: string): TypedStart {
  const [line = '', ...more] = typed.trim().split('\n');
  const words = line.replace(/^(sev(?:erity)?)\s+(?=\d(?:\s|$))/i, '$1').split(/\s+/);
  const { said, flags, affects, severities, unknownFlags } = withoutFlags(words.filter(Boolean));
  const first = severityWord(said[0] ?? '');
  const last = first || said.length < 2 ? '' : severityWord(said.at(-1) ?? '');
  const [title, named] = untilAffects(said.slice(first ? 1 : 0, last ? -1 : undefined).join(' '));
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

/** What stands before `affects:`, and what after it. */
function untilAffects(line: string): [string, string] {
  const at = /(?:^|\s)affects:/i.exec(line);
  return at ? [line.slice(0, at.index).trim(), line.slice(at.index + at[0].length).trim()] : [line, ''];
}

/** Telephones write a dash where two hyphens were typed. */
const flag = /^(--?|—|–)([a-z][\w-]*)(?:[=:](.*))?$/i;
const knownFlags = ['private', 'drill', 'affects', 'severity'];

interface WithoutFlags {
  said: string[];
  flags: Set<string>;
  affects: string[];
  severities: Severity[];
  unknownFlags: string[];
}

function withoutFlags(words: string[]): WithoutFlags {
  const read: WithoutFlags = { said: [], flags: new Set(), affects: [], severities: [], unknownFlags: [] };
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
    else read.said.push(word);
  }
  return read;
}

/** A dash before a word may be only a dash; but a slip in `--private` must never declare in public. */
function mayBeFlag(dash: string, name: string): boolean {
  return dash === '--' || nearestWord(name, knownFlags) !== null;
}

/** The word where it can only mean a severity, else empty: `2` hosts may be down, and so may `S3`. */
function severityWord(word: string): string {
  const bare = word.replace(/[:,]$/, '');
  return /^(?:sev(?:erity)?-?\d+|p[1-5])$/i.test(bare) ? bare : '';
}
