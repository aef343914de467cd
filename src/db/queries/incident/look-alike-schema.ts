import { z } from 'zod';
import type { LookAlike } from '../../../domain/incident/look-alike.js';
import type { FieldsOf } from '../../stored-json.js';

/** How look-alikes are stored within answers and effects. */
export const lookAlike = z.object({
  number: z.number(),
  title: z.string(),
  declaredAt: z.string(),
  reporterId: z.string(),
} satisfies FieldsOf<LookAlike>);
