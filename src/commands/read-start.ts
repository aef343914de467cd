import { type Severity, severityFrom } from '../domain/severity.js';
import { plainText, withoutMentions } from './plain-text.js';

/** What a typed line asks for: `sev2 --private Checkout is down @priya`. */
export interface TypedStart {
  severity: Severity | null;
  /** A first word that names a severity, but none that there is: `sev9`. */
  unknownSeverity: string | null;
  isPrivate: boolean;
  isDrill: boolean;
  title: string;
}

const dash = '(?:--|—|–)';
const flag = new RegExp(`^${dash}(private|drill)$`, 'i');

/** A severity may stand first, the flags anywhere; the rest is the title. Mentions are invitations, not title. */
export function readStart(typed: string): TypedStart {
  const words = withoutMentions(typed).split(/\s+/).filter(Boolean);
  const flags = words.flatMap((word) => flag.exec(word)?.[1]?.toLowerCase() ?? []);
  const [first = '', ...others] = words.filter((word) => !flag.test(word));
  const severity = /^\d$/.test(first) ? undefined : severityFrom(first);
  const unknownSeverity = !severity && /^sev-?\d+$/i.test(first) ? first : null;
  return {
    severity: severity ?? null,
    unknownSeverity,
    isPrivate: flags.includes('private'),
    isDrill: flags.includes('drill'),
    title: plainText((severity || unknownSeverity ? others : [first, ...others]).join(' ')),
  };
}
