import { z } from 'zod';
import { appliesTo, text } from './schema-parts.js';

/** The schema of the policy's post-mortems. */
export function postmortems() {
  const template = z.strictObject(
    { file: text(1_000), ...appliesTo() },
    { error: "a template's file, with severities or services" },
  );
  return z.strictObject(
    { templates: z.array(template, { error: 'a list of templates' }).max(50).optional() },
    { error: 'the settings of post-mortems' },
  );
}
