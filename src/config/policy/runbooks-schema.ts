import { z } from 'zod';
import { severities } from '../../domain/incident/severity.js';
import { text } from './schema-parts.js';

/** The schema of the policy's runbooks. */
export function runbooks() {
  const severity = z.enum(severities, { error: `one of ${severities.join(', ')}` });
  const rule = z.strictObject(
    {
      runbook: text(300),
      severities: z.array(severity, { error: 'a list of severities' }).optional(),
      services: z.array(text(100), { error: 'a list of services' }).optional(),
    },
    { error: 'a runbook’s path or title, with severities or services' },
  );
  return z.strictObject(
    { attach: z.array(rule, { error: 'a list of runbooks to attach' }).optional() },
    { error: 'the settings of runbooks' },
  );
}
