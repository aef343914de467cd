import { z } from 'zod';
import { cancelReasons, type Incident } from '../../../domain/incident/incident.js';
import { kinds } from '../../../domain/incident/kind.js';
import { milestoneNames } from '../../../domain/incident/milestone.js';
import { roles } from '../../../domain/incident/role.js';
import { severities } from '../../../domain/incident/severity.js';
import { statuses } from '../../../domain/incident/status.js';
import type { incidents } from '../../schema/incident.js';

const time = z.coerce.date();
const nullableTime = z.union([z.null(), time]);
const source = z.enum(['command', 'button', 'modal', 'shortcut', 'event', 'clock', 'cli']);

const milestoneRecords = z.array(
  z.object({
    at: nullableTime,
    source,
    actor: z.string().nullable(),
    recordedAt: time,
    isUndo: z.boolean().optional(),
  }),
);

/** The columns whose types Postgres can't check: enumerations and JSON. */
const shaped = z.object({
  severity: z.enum(severities),
  kind: z.enum(kinds),
  status: z.enum(statuses),
  affects: z.array(z.string()),
  roles: z.array(
    z.object({
      role: z.enum(roles),
      userId: z.string(),
      from: time,
      by: z.string().nullable(),
      until: nullableTime,
    }),
  ),
  milestones: z.partialRecord(z.enum(milestoneNames), milestoneRecords),
  latestUpdate: z
    .object({
      at: time,
      by: z.string().nullable(),
      text: z.string(),
      editedBy: z.string().nullable().optional(),
    })
    .nullable(),
  cancellation: z
    .object({ reason: z.enum(cancelReasons), of: z.number().nullable(), text: z.string().nullable() })
    .nullable(),
});

/** An incident from its row. Throws if a column holds a value that this version doesn't know. */
export function incidentFromRow(row: typeof incidents.$inferSelect): Incident {
  const { declaredAt: _at, changedAt: _changed, membersObservedAt: _members, ...rest } = row;
  const { visibilityObservedAt: _visibility, sealedChannelId: _sealed, ...plain } = rest;
  return { ...plain, ...shaped.parse(row) };
}
