import { z } from 'zod';
import { ineligibleReasons } from '../../../domain/people/refusals.js';
import type { RunbookEvent } from '../../../domain/runbooks/events.js';
import type { RunbookRefusal } from '../../../domain/runbooks/refusals.js';
import { stepStateKinds } from '../../../domain/runbooks/run.js';
import type { SchemasOf } from '../../stored-json.js';

const number = z.number();
const text = z.string();
const nullableText = text.nullable();

const ofRun = { run: number, title: text };
const ofStep = { ...ofRun, step: number };

/** How the timeline's events about runbooks are stored. */
export const runbookEvents = {
  runbook_attached: z.object({
    ...{ kind: z.literal('runbook_attached'), ...ofRun },
    ...{ runbook: number, version: number, steps: number, reason: nullableText },
  }),
  runbook_detached: z.object({ kind: z.literal('runbook_detached'), ...ofRun }),
  runbook_reattached: z.object({ kind: z.literal('runbook_reattached'), ...ofRun }),
  runbook_finished: z.object({
    kind: z.literal('runbook_finished'),
    ...ofRun,
    done: number,
    skipped: number,
  }),
  runbook_updated: z.object({
    kind: z.literal('runbook_updated'),
    ...ofRun,
    from: number,
    to: number,
    kept: number,
  }),
  runbook_missing: z.object({ kind: z.literal('runbook_missing'), wanted: text }),
  runbook_value_set: z.object({ kind: z.literal('runbook_value_set'), ...ofRun, name: text, value: text }),
  runbook_step_done: z.object({ kind: z.literal('runbook_step_done'), ...ofStep, note: nullableText }),
  runbook_step_undone: z.object({ kind: z.literal('runbook_step_undone'), ...ofStep }),
  runbook_step_skipped: z.object({ kind: z.literal('runbook_step_skipped'), ...ofStep, reason: text }),
  runbook_step_assigned: z.object({
    kind: z.literal('runbook_step_assigned'),
    ...ofStep,
    from: nullableText,
    to: nullableText,
  }),
  runbook_step_noted: z.object({ kind: z.literal('runbook_step_noted'), ...ofStep, note: nullableText }),
  runbook_timer_set: z.object({ kind: z.literal('runbook_timer_set'), ...ofStep, until: nullableText }),
} satisfies SchemasOf<RunbookEvent>;

/** How refusals of acts on runbooks are stored. */
export const runbookRefusals = {
  runbook_not_found: z.object({ kind: z.literal('runbook_not_found'), asked: text }),
  run_not_found: z.object({ kind: z.literal('run_not_found'), number, run: number.nullable() }),
  runbook_attached_already: z.object({
    kind: z.literal('runbook_attached_already'),
    ...{ number, ...ofRun, at: text, by: nullableText },
  }),
  run_detached: z.object({ kind: z.literal('run_detached'), ...ofRun }),
  run_not_detached: z.object({ kind: z.literal('run_not_detached'), ...ofRun }),
  step_not_found: z.object({
    kind: z.literal('step_not_found'),
    title: text,
    step: number,
    steps: number,
  }),
  step_in_state: z.object({
    kind: z.literal('step_in_state'),
    step: number,
    already: z.enum(stepStateKinds),
    at: nullableText,
    by: nullableText,
  }),
  step_unchanged: z.object({ kind: z.literal('step_unchanged'), step: number }),
  step_assigned_already: z.object({
    kind: z.literal('step_assigned_already'),
    step: number,
    userId: nullableText,
  }),
  ineligible_assignee: z.object({
    kind: z.literal('ineligible_assignee'),
    userId: text,
    name: text,
    why: z.enum(ineligibleReasons),
  }),
  timer_out_of_range: z.object({ kind: z.literal('timer_out_of_range'), maxMinutes: number }),
  no_such_variable: z.object({ kind: z.literal('no_such_variable'), name: text, known: z.array(text) }),
  values_unchanged: z.object({ kind: z.literal('values_unchanged'), title: text }),
  version_is_latest: z.object({ kind: z.literal('version_is_latest'), title: text, version: number }),
} satisfies SchemasOf<RunbookRefusal>;
