import { z } from 'zod';
import { cancelReasons } from '../../../domain/incident/incident.js';
import { milestoneNames } from '../../../domain/incident/milestone.js';
import type { IncidentRefusal } from '../../../domain/incident/refusals.js';
import { roles } from '../../../domain/incident/role.js';
import { severities } from '../../../domain/incident/severity.js';
import { statuses } from '../../../domain/incident/status.js';
import type { SchemasOf } from '../../stored-json.js';

const number = z.number();
const severity = z.enum(severities);
const status = z.enum(statuses);
const role = z.enum(roles);
const at = z.string();
const by = z.string().nullable();

/** How refusals of acts on the incident itself are stored. */
export const incidentRefusals = {
  incident_not_found: z.object({ kind: z.literal('incident_not_found'), asked: z.string().nullable() }),
  already_in_status: z.object({
    kind: z.literal('already_in_status'),
    number,
    status,
    at: at.nullable(),
    by,
  }),
  already_acknowledged: z.object({ kind: z.literal('already_acknowledged'), number, at, by }),
  not_from_here: z.object({ kind: z.literal('not_from_here'), number, status, to: status }),
  is_over: z.object({ kind: z.literal('is_over'), number, status, at: at.nullable(), by }),
  not_open_for_reopening: z.object({ kind: z.literal('not_open_for_reopening'), number, status }),
  severity_not_in_use: z.object({
    kind: z.literal('severity_not_in_use'),
    severity: z.string(),
    severitiesInUse: z.array(severity),
  }),
  severity_unchanged: z.object({ kind: z.literal('severity_unchanged'), number, severity }),
  title_unchanged: z.object({ kind: z.literal('title_unchanged'), number }),
  summary_unchanged: z.object({ kind: z.literal('summary_unchanged'), number }),
  affected_unchanged: z.object({ kind: z.literal('affected_unchanged'), number }),
  no_update_due: z.object({ kind: z.literal('no_update_due'), number }),
  updates_not_paused: z.object({ kind: z.literal('updates_not_paused'), number }),
  snooze_out_of_range: z.object({ kind: z.literal('snooze_out_of_range'), number, from: at, to: at }),
  may_not_join: z.object({ kind: z.literal('may_not_join'), number }),
  role_held_already: z.object({ kind: z.literal('role_held_already'), number, role, userId: z.string() }),
  role_free_already: z.object({ kind: z.literal('role_free_already'), number, role }),
  nobody_named: z.object({ kind: z.literal('nobody_named') }),
  may_not_declare: z.object({ kind: z.literal('may_not_declare') }),
  cancel_needs_other: z.object({ kind: z.literal('cancel_needs_other'), reason: z.enum(cancelReasons) }),
  cancel_of_itself: z.object({ kind: z.literal('cancel_of_itself'), number }),
  other_not_found: z.object({ kind: z.literal('other_not_found'), number }),
  too_many_affected: z.object({ kind: z.literal('too_many_affected'), max: number, found: number }),
  nothing_to_undo: z.object({ kind: z.literal('nothing_to_undo'), number }),
  already_undone: z.object({ kind: z.literal('already_undone'), number, at, by }),
  too_late_to_undo: z.object({ kind: z.literal('too_late_to_undo'), number, at }),
  milestone_not_reached: z.object({
    kind: z.literal('milestone_not_reached'),
    number,
    status,
    milestone: z.enum(milestoneNames),
  }),
  milestone_not_editable: z.object({
    kind: z.literal('milestone_not_editable'),
    number,
    milestone: z.enum(milestoneNames),
  }),
  milestone_needed: z.object({
    kind: z.literal('milestone_needed'),
    number,
    milestone: z.enum(milestoneNames),
  }),
  not_a_link: z.object({ kind: z.literal('not_a_link'), words: z.string() }),
  too_many_links: z.object({ kind: z.literal('too_many_links'), max: number, found: number }),
  guests_quote_no_links: z.object({ kind: z.literal('guests_quote_no_links') }),
  has_no_channel: z.object({ kind: z.literal('has_no_channel'), number }),
  nothing_filled_in: z.object({ kind: z.literal('nothing_filled_in'), number }),
  times_unchanged: z.object({ kind: z.literal('times_unchanged'), number }),
} satisfies SchemasOf<IncidentRefusal>;
