import { z } from 'zod';
import { sources } from '../../../domain/actor.js';
import {
  type Cancellation,
  type Incident,
  incidentName,
  type LatestUpdate,
} from '../../../domain/incident/incident.js';
import { kinds } from '../../../domain/incident/kind.js';
import { type MilestoneRecord, milestoneNames } from '../../../domain/incident/milestone.js';
import { type RoleHolding, roles } from '../../../domain/incident/role.js';
import { severities } from '../../../domain/incident/severity.js';
import { statuses } from '../../../domain/incident/status.js';
import type { Tx } from '../../database.js';
import { readableRows } from '../../readable-rows.js';
import type { incidents } from '../../schema/incident.js';
import { columnOf, type FieldsOf, type ReadBack, readWith, versioned } from '../../stored-json.js';
import { cancellation } from './event-schemas.js';

const time = z.coerce.date();
const nullableTime = z.union([z.null(), time]);

const roleHoldings = z.array(
  z.object({
    role: z.enum(roles),
    userId: z.string(),
    from: time,
    by: z.string().nullable(),
    until: nullableTime,
  } satisfies FieldsOf<RoleHolding>),
);

const milestoneRecords = z.array(
  z.object({
    at: nullableTime,
    source: z.enum(sources),
    actor: z.string().nullable(),
    recordedAt: time,
    isUndo: z.boolean().optional(),
  } satisfies FieldsOf<MilestoneRecord>),
);

/** The column `incidents.latest_update`. */
export const storedUpdate = versioned<LatestUpdate>({
  1: z.object({
    at: time,
    by: z.string().nullable(),
    text: z.string(),
    editedBy: z.string().nullable().optional(),
  } satisfies FieldsOf<LatestUpdate>),
});

/** The column `incidents.cancellation`. */
export const storedCancellation = versioned<Cancellation>({ 1: cancellation });

/** The columns whose types Postgres can't check: enumerations and JSON. */
const shaped = z.object({
  severity: z.enum(severities),
  kind: z.enum(kinds),
  status: z.enum(statuses),
  affects: z.array(z.string()),
  roles: roleHoldings,
  milestones: z.partialRecord(z.enum(milestoneNames), milestoneRecords),
  latestUpdate: columnOf(storedUpdate).nullable(),
  cancellation: columnOf(storedCancellation).nullable(),
});

type IncidentRow = typeof incidents.$inferSelect;

/** An incident from its row. Throws if a column holds a value that this version doesn't know. */
export function incidentFromRow(row: IncidentRow): Incident {
  const incident = readIncident(row);
  if (incident.kind === 'ok') return incident.value;
  throw new Error(
    `${incidentName(row.number)} of workspace ${row.workspaceId} can't be read: ${incident.why}.`,
  );
}

/** Incidents from their rows, without those that can't be read; these are reported. */
export function incidentsFromRows(tx: Pick<Tx, 'onUnreadable'>, rows: IncidentRow[]): Incident[] {
  const nameOf = ({ workspaceId, number }: IncidentRow) => `${workspaceId} ${incidentName(number)}`;
  return readableRows(tx, rows, { read: readIncident, column: 'incidents', nameOf });
}

function readIncident(row: IncidentRow): ReadBack<Incident> {
  const { declaredAt: _at, changedAt: _changed, membersObservedAt: _members, ...rest } = row;
  const { visibilityObservedAt: _visibility, sealedChannelId: _sealed, isUnscheduled: _is, ...plain } = rest;
  const read = readWith(shaped, row);
  return read.kind === 'ok' ? { kind: 'ok', value: { ...plain, ...read.value } } : read;
}
