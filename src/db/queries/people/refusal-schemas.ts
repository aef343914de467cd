import { z } from 'zod';
import { duties, ineligibleReasons, type PeopleRefusal } from '../../../domain/people/refusals.js';
import type { SchemasOf } from '../../stored-json.js';

const ineligible = z.enum(ineligibleReasons);

/** How refusals that concern people are stored. */
export const peopleRefusals = {
  ineligible_holder: z.object({
    kind: z.literal('ineligible_holder'),
    userId: z.string(),
    name: z.string(),
    why: ineligible,
  }),
  ineligible_owner: z.object({
    kind: z.literal('ineligible_owner'),
    userId: z.string(),
    name: z.string(),
    duty: z.enum(duties).optional(),
    why: ineligible,
  }),
  may_not_act: z.object({
    kind: z.literal('may_not_act'),
    why: z.enum(['guest', ...ineligible.exclude(['unknown']).options]),
  }),
} satisfies SchemasOf<PeopleRefusal>;
