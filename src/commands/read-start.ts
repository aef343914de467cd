import { type Severity, severityFrom } from '../domain/incident/severity.js';

/** What a typed line asks for: `sev2 --private Checkout is down @priya`. */
export interface TypedStart {
  severity: Severity | null;
  /** A word that names a severity, but none that there is: `sev9`. */
  unknownSeverity: string | null;
  isPrivate: boolean;
  isDrill: boolean;
  title: string;
  /** What follows the first line, or null. */
  summary: string | null;
}

/** Telephones write a dash where two hyphens were typed. */
const flag = /^(?:--|—|–)(private|drill)$/i;

/**
 * A severity may stand first or last in the first line, the flags anywhere in it; the rest of it is the title. Takes
 * plain text, without the mentions: they are invitations.
 */
export function readStart(typed: string): TypedStart {
  const [line = '', ...more] = typed.trim().split('\n');
  const words = line.replace(/^(sev(?:erity)?)\s+(?=\d(?:\s|$))/i, '$1').split(/\s+/);
  const flags = words.flatMap((word) => flag.exec(word)?.[1]?.toLowerCase() ?? []);
  const said = words.filter((word) => word && !flag.test(word));
  const first = severityWord(said[0] ?? '');
  const last = first || said.length < 2 ? '' : severityWord(said.at(-1) ?? '');
  const title = said.slice(first ? 1 : 0, last ? -1 : undefined).join(' ') || (more.shift() ?? '').trim();
  const severity = severityFrom(first || last) ?? null;
  return {
    severity,
    unknownSeverity: severity ? null : first || last || null,
    isPrivate: flags.includes('private'),
    isDrill: flags.includes('drill'),
    title,
    summary: more.join('\n').trim() || null,
  };
}

/** The word where it can only mean a severity, else empty: `2` hosts may be down, and so may `S3`. */
function severityWord(word: string): string {
  const bare = word.replace(/[:,]$/, '');
  return /^(?:sev(?:erity)?-?\d+|p[1-5])$/i.test(bare) ? bare : '';
}
