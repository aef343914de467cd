import { z } from 'zod';
import { actionItemTexts } from '../../domain/action-items/refusals.js';
import { plainFields } from '../../domain/incident/changed-fields.js';
import { incidentTexts } from '../../domain/incident/refusals.js';
import { roles } from '../../domain/incident/role.js';
import { postmortemTexts } from '../../domain/postmortems/refusals.js';
import type { ConflictRefusal, Refusal, TextField } from '../../domain/refusal.js';
import { runbookTexts } from '../../domain/runbooks/refusals.js';
import type { TextRefusal } from '../../domain/text/refusals.js';
import type { TimeRefusal } from '../../domain/time/refusals.js';
import { timelineTexts } from '../../domain/timeline/refusals.js';
import { anyKindOf, type SchemasOf } from '../stored-json.js';
import { actionItemRefusals } from './action-items/schemas.js';
import { incidentRefusals } from './incident/refusal-schemas.js';
import { peopleRefusals } from './people/refusal-schemas.js';
import { postmortemRefusals } from './postmortems/schemas.js';
import { runbookRefusals } from './runbooks/run-schemas.js';
import { entryKinds } from './stored-event.js';
import { timelineRefusals } from './timeline/refusal-schemas.js';

const number = z.number();
const textField = z.enum([
  ...incidentTexts,
  ...timelineTexts,
  ...actionItemTexts,
  ...runbookTexts,
  ...postmortemTexts,
]);

/** Those that no subject of stored data owns. */
const commonRefusals = {
  text_missing: z.object({ kind: z.literal('text_missing'), field: textField }),
  text_too_long: z.object({
    kind: z.literal('text_too_long'),
    field: textField,
    maxChars: number,
    chars: number,
  }),
  time_in_future: z.object({
    kind: z.literal('time_in_future'),
    at: z.string(),
    field: z.string().optional(),
  }),
  time_too_early: z.object({
    kind: z.literal('time_too_early'),
    at: z.string(),
    field: z.string().optional(),
  }),
  cannot_undo: z.object({ kind: z.literal('cannot_undo'), number, what: entryKinds }),
  changed_since: z.object({
    kind: z.literal('changed_since'),
    number,
    field: z.union([
      z.enum(plainFields),
      z.templateLiteral(['role:', z.enum(roles)]),
      z.templateLiteral(['item:', z.string()]),
    ]),
    at: z.string(),
    by: z.string().nullable(),
  }),
} satisfies SchemasOf<TextRefusal<TextField> | TimeRefusal | ConflictRefusal>;

/** Refusals as they are stored. Each subject has the schemas of its own. */
export const storedRefusal = anyKindOf({
  ...incidentRefusals,
  ...timelineRefusals,
  ...peopleRefusals,
  ...actionItemRefusals,
  ...runbookRefusals,
  ...postmortemRefusals,
  ...commonRefusals,
} satisfies SchemasOf<Refusal>);
