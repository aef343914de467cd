import { z } from 'zod';
import type { LookAlike } from '../../domain/incident/look-alike.js';
import type { IncidentEvent } from '../../domain/incident-event.js';
import type { Refusal } from '../../domain/refusal.js';
import { type FieldsOf, versioned } from '../stored-json.js';
import { lookAlike } from './incident/look-alike-schema.js';
import { incidentEvent } from './stored-event.js';
import { storedRefusal } from './stored-refusal.js';

/** The stored answer of a request, for replays. */
export type Answer = AcceptedAnswer | { refusal: Refusal };

interface AcceptedAnswer {
  /** The incident's number. */
  number: number;
  events: IncidentEvent[];
  /** When it was decided, ISO 8601. */
  at: string;
  lookAlike: LookAlike | null;
  /** Missing if none is offered. */
  postmortemDueOn?: string | undefined;
  /** The numbers of the action items that it created or changed; missing in answers of older versions. */
  actionItems?: number[] | undefined;
}

const accepted = z.object({
  number: z.number(),
  events: z.array(incidentEvent),
  at: z.string(),
  lookAlike: lookAlike.nullable(),
  postmortemDueOn: z.string().optional(),
  actionItems: z.array(z.number()).optional(),
} satisfies FieldsOf<AcceptedAnswer>);

/** The column `request_keys.answer`. */
export const storedAnswer = versioned<Answer>({
  1: z.union([accepted, z.object({ refusal: storedRefusal })]),
});
