import { z } from 'zod';
import { type LifecycleEvent, undoableKinds } from '../../../domain/incident/events.js';
import { type Cancellation, cancelReasons } from '../../../domain/incident/incident.js';
import { kinds } from '../../../domain/incident/kind.js';
import { milestoneNames } from '../../../domain/incident/milestone.js';
import { roles } from '../../../domain/incident/role.js';
import { severities } from '../../../domain/incident/severity.js';
import { statuses } from '../../../domain/incident/status.js';
import { changeOf, type FieldsOf, type SchemasOf } from '../../stored-json.js';

const severity = z.enum(severities);
const status = z.enum(statuses);
const role = z.enum(roles);
const text = z.string().nullable();

export const cancellation = z.object({
  reason: z.enum(cancelReasons),
  of: z.number().nullable(),
  text,
} satisfies FieldsOf<Cancellation>);

/** How events of the incident itself are stored. */
export const lifecycleEvents = {
  declared: z.object({
    kind: z.literal('declared'),
    severity,
    incidentKind: z.enum(kinds),
    title: z.string(),
    text,
  }),
  acknowledged: z.object({ kind: z.literal('acknowledged'), text: text.optional() }),
  updated: z.object({
    kind: z.literal('updated'),
    text: z.string(),
    status: changeOf(status).nullable(),
    severity: changeOf(severity).nullable(),
  }),
  status_changed: z.object({ kind: z.literal('status_changed'), from: status, to: status, text }),
  severity_changed: z.object({ kind: z.literal('severity_changed'), from: severity, to: severity, text }),
  severity_confirmed: z.object({ kind: z.literal('severity_confirmed'), severity }),
  renamed: z.object({ kind: z.literal('renamed'), from: z.string(), to: z.string() }),
  summary_changed: z.object({ kind: z.literal('summary_changed'), text: z.string() }),
  affected_changed: z.object({
    kind: z.literal('affected_changed'),
    from: z.array(z.string()),
    to: z.array(z.string()),
  }),
  role_taken: z.object({
    kind: z.literal('role_taken'),
    role,
    userId: z.string(),
    before: z.string().nullable(),
  }),
  role_released: z.object({ kind: z.literal('role_released'), role, before: z.string() }),
  invited: z.object({
    kind: z.literal('invited'),
    userIds: z.array(z.string()),
    groupIds: z.array(z.string()),
  }),
  milestone_set: z.object({
    kind: z.literal('milestone_set'),
    milestone: z.enum(milestoneNames),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  updates_snoozed: z.object({ kind: z.literal('updates_snoozed'), until: z.string() }),
  updates_paused: z.object({ kind: z.literal('updates_paused'), reason: z.string() }),
  updates_resumed: z.object({ kind: z.literal('updates_resumed') }),
  closed: z.object({
    kind: z.literal('closed'),
    from: status.optional(),
    reason: z.string().optional(),
  }),
  reopened: z.object({ kind: z.literal('reopened'), from: status, reason: z.string() }),
  canceled: z.object({
    kind: z.literal('canceled'),
    from: status.optional(),
    cancellation,
    brought: z.number().optional(),
  }),
  undone: z.object({
    kind: z.literal('undone'),
    undid: z.enum(undoableKinds),
    madeAt: z.string(),
    status: changeOf(status).nullable(),
    severity: changeOf(severity).nullable(),
    title: changeOf(z.string()).nullable(),
  }),
} satisfies SchemasOf<LifecycleEvent>;
