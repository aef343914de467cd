import { z } from 'zod';
import { severities } from '../../../domain/incident/severity.js';

export function yesOrNo() {
  return z.boolean({ error: 'true or false' });
}

/** Trimmed. */
export function text(maxChars: number) {
  const error = `text of 1 to ${maxChars} characters`;
  return z.string({ error }).trim().min(1, { error }).max(maxChars, { error });
}

export function wholeNumber(unit: string, max: number) {
  const error = `a whole number of ${unit} from 1 to ${max}, or null`;
  return z.int({ error }).min(1, { error }).max(max, { error });
}

/** Which incidents a rule is for: both are optional. */
export function appliesTo() {
  const severity = z.enum(severities, { error: `one of ${severities.join(', ')}` });
  return {
    severities: z.array(severity, { error: 'a list of severities' }).optional(),
    services: z.array(text(100), { error: 'a list of services' }).optional(),
  };
}
