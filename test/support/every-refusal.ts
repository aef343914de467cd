import type { Refusal } from '../../src/domain/refusal.js';
import { at } from './an-incident.js';

const when = { at: at('14:20').toISOString(), by: 'U2' };
const number = 42;

/** One refusal of each kind. A new kind does not compile until it is added here. */
export const everyRefusal: { [Kind in Refusal['kind']]: Extract<Refusal, { kind: Kind }> } = {
  incident_not_found: { kind: 'incident_not_found', asked: 'INC-7' },
  already_in_status: { kind: 'already_in_status', number, status: 'resolved', ...when },
  already_acknowledged: { kind: 'already_acknowledged', number, ...when },
  not_from_here: { kind: 'not_from_here', number, status: 'mitigated', to: 'closed' },
  is_over: { kind: 'is_over', number, status: 'closed', ...when },
  not_open_for_reopening: { kind: 'not_open_for_reopening', number, status: 'investigating' },
  text_missing: { kind: 'text_missing', field: 'update' },
  text_too_long: { kind: 'text_too_long', field: 'title', maxChars: 150, chars: 4_000 },
  severity_not_in_use: { kind: 'severity_not_in_use', severity: 'sev5', severitiesInUse: ['sev1', 'sev2'] },
  severity_unchanged: { kind: 'severity_unchanged', number, severity: 'sev2' },
  title_unchanged: { kind: 'title_unchanged', number },
  summary_unchanged: { kind: 'summary_unchanged', number },
  affected_unchanged: { kind: 'affected_unchanged', number },
  may_not_join: { kind: 'may_not_join', number },
  role_held_already: { kind: 'role_held_already', number, role: 'comms', userId: 'U2' },
  role_free_already: { kind: 'role_free_already', number, role: 'scribe' },
  ineligible_holder: { kind: 'ineligible_holder', userId: 'U9', name: '<!channel> Kim', why: 'external' },
  nobody_named: { kind: 'nobody_named' },
  may_not_declare: { kind: 'may_not_declare' },
  may_not_act: { kind: 'may_not_act', why: 'external' },
  cancel_needs_other: { kind: 'cancel_needs_other', reason: 'merged' },
  cancel_of_itself: { kind: 'cancel_of_itself', number },
  other_not_found: { kind: 'other_not_found', number: 7 },
  too_many_affected: { kind: 'too_many_affected', max: 10, found: 11 },
  time_in_future: { kind: 'time_in_future', at: at('18:00').toISOString() },
  item_not_found: { kind: 'item_not_found', number },
  item_unchanged: { kind: 'item_unchanged', number },
  item_is_ours: { kind: 'item_is_ours', number },
  nothing_to_undo: { kind: 'nothing_to_undo', number },
  cannot_undo: { kind: 'cannot_undo', number, what: 'updated' },
  already_undone: { kind: 'already_undone', number, ...when },
  too_late_to_undo: { kind: 'too_late_to_undo', number, at: when.at },
  changed_since: { kind: 'changed_since', number, field: 'role:comms', ...when },
  milestone_not_reached: {
    kind: 'milestone_not_reached',
    number,
    status: 'mitigated',
    milestone: 'resolved',
  },
};
