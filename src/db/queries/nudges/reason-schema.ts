import { z } from 'zod';
import { unaskedReasons } from '../../../domain/nudges/asks/recipient.js';
import type { Reason } from '../../../domain/nudges/reason.js';
import { rules } from '../../../domain/nudges/rule.js';
import { type FieldsOf, versioned } from '../../stored-json.js';

const insteadOf = z.object({ userId: z.string().nullable(), why: z.enum(unaskedReasons) });

/** The column `nudges.reason`. */
export const storedReason = versioned<Reason>({
  1: z.object({
    rule: z.enum(rules),
    about: z.string().nullable(),
    dueInDays: z.number().nullable(),
    elapsed: z.number(),
    insteadOf: insteadOf.nullable(),
  } satisfies FieldsOf<Reason>),
});
