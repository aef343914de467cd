import { z } from 'zod';
import { mustHaveParts } from '../../../domain/postmortems/template.js';
import { appliesTo, text } from '../schema/schema-parts.js';

/** The schema of a template's front matter. `leavesOut`: parts that it means to be without. */
export function frontMatterSchema() {
  const part = z.enum(mustHaveParts, { error: `one of ${mustHaveParts.join(', ')}` });
  return z.strictObject(
    { name: text(40), ...appliesTo(), leavesOut: z.array(part, { error: 'a list of parts' }).default([]) },
    { error: 'front matter with a name' },
  );
}
