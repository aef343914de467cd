import { describe, expect, it } from 'vitest';
import type { Accepted, Decision } from '../../../src/domain/decision.js';
import { attachRunbook } from '../../../src/domain/runbooks/decisions/attach.js';
import {
  detachRun,
  reattachRun,
  setValues,
  takeVersion,
  turnPage,
} from '../../../src/domain/runbooks/decisions/change-run.js';
import { skipStep, tickStep, untickStep } from '../../../src/domain/runbooks/decisions/change-step.js';
import { assignStep, noteOnStep, setTimer } from '../../../src/domain/runbooks/decisions/work-on-step.js';
import { pageOf, progressOf, type Run } from '../../../src/domain/runbooks/run.js';
import { aRun, aStep, aVersion } from '../../support/a-run.js';
import { accepted, anIncident, aPerson, at, by, milestones } from '../../support/an-incident.js';

const incident = anIncident();
const done = { kind: 'done', by: 'U2', at: at('14:09') } as const;
const over = anIncident({ status: 'closed', milestones: milestones({ declared: '14:02', closed: '14:20' }) });

function saved(decision: Decision): Run {
  const [write] = accepted(decision).writes;
  return write?.kind === 'run_saved' ? write.run : expect.unreachable();
}
const kindsIn = ({ entries }: Accepted) => entries.map(({ event }) => event.kind);
const toldBy = ({ effects }: Accepted) =>
  effects.flatMap((effect) => (effect.kind === 'broadcast' ? [effect.event.kind] : []));
const refusalOf = (decision: Decision) => (decision.kind === 'refused' ? decision.refusal : null);
const tick = (run: Run, step: number, act = by('U1')) => tickStep(incident, run, { step, note: null }, act);

describe('attaching', () => {
  it('freezes the version as a run with every step still to do', () => {
    const runbook = aVersion(['Confirm', 'Switch']);
    const decision = accepted(
      attachRunbook(incident, { runbook, reason: 'affected service checkout' }, [], by('U1')),
    );
    expect(saved(decision)).toMatchObject({
      ...{ number: 1, runbookNumber: 3, version: 3, status: 'open', attachedBy: 'U1' },
      reason: 'affected service checkout',
      steps: [{ title: 'Confirm', state: { kind: 'todo' } }, { title: 'Switch' }],
    });
    expect(decision.effects).toEqual([{ kind: 'refresh_runbook', run: 1 }, { kind: 'refresh_card' }]);
  });

  it('allows several runbooks, but the same one only once while it is open', () => {
    const runs = [aRun()];
    const other = aVersion(['Fail over'], { runbookNumber: 9 });
    expect(saved(attachRunbook(incident, { runbook: other, reason: null }, runs, by())).number).toBe(2);
    const same = { runbook: aVersion(['Confirm']), reason: null };
    expect(refusalOf(attachRunbook(incident, same, runs, by()))).toMatchObject({
      ...{ kind: 'runbook_attached_already', run: 1, by: 'U1' },
    });
    const finished = [aRun({ status: 'finished' })];
    expect(saved(attachRunbook(incident, same, finished, by())).number).toBe(2);
  });

  it('is refused once the incident is over', () => {
    const input = { runbook: aVersion(['Confirm']), reason: null };
    expect(refusalOf(attachRunbook(over, input, [], by()))).toMatchObject({ kind: 'is_over' });
    expect(refusalOf(tickStep(over, aRun(), { step: 1, note: null }, by()))).toMatchObject({
      kind: 'is_over',
    });
  });
});

describe('a step', () => {
  it('is ticked with a note, by whom and when', () => {
    const decision = accepted(
      tickStep(incident, aRun(), { step: 1, note: ' only Adyen, 31% ' }, by('U2', at('14:09'))),
    );
    expect(saved(decision).steps[0]).toMatchObject({ state: done, note: 'only Adyen, 31%' });
    expect(decision.writes).toMatchObject([{ kind: 'run_saved', changed: [1] }]);
    expect(progressOf(saved(decision))).toMatchObject({
      done: 1,
      skipped: 0,
      total: 3,
      next: { position: 2 },
    });
    expect(toldBy(decision)).toEqual([]);
  });

  it('is ticked once: the second person reads who did it and when', () => {
    const run = saved(tick(aRun(), 1, by('U2', at('14:09'))));
    expect(refusalOf(tick(run, 1))).toEqual({
      ...{ kind: 'step_in_state', step: 1, already: 'done', at: '2026-11-23T14:09:00.000Z', by: 'U2' },
    });
    expect(refusalOf(skipStep(incident, run, { step: 1, reason: 'no' }, by()))).toMatchObject({
      already: 'done',
    });
  });

  it('is skipped for a reason only, and can still be done', () => {
    expect(refusalOf(skipStep(incident, aRun(), { step: 1, reason: '  ' }, by()))).toEqual({
      ...{ kind: 'text_missing', field: 'reason to skip the step' },
    });
    const skipped = saved(skipStep(incident, aRun(), { step: 1, reason: 'It is green' }, by('U2')));
    expect(skipped.steps[0]?.state).toMatchObject({ kind: 'skipped', by: 'U2', reason: 'It is green' });
    expect(saved(tick(skipped, 1)).steps[0]?.state.kind).toBe('done');
  });

  it('finishes the run with the last one, and opens it again when it is taken back', () => {
    const two = saved(tick(saved(tick(aRun(), 1)), 3));
    const last = accepted(skipStep(incident, two, { step: 2, reason: 'It is green' }, by()));
    expect(saved(last).status).toBe('finished');
    expect(kindsIn(last)).toEqual(['runbook_step_skipped', 'runbook_finished']);
    expect(toldBy(last)).toEqual(['runbook_finished']);
    const again = accepted(untickStep(incident, saved(last), 2, by()));
    expect(saved(again).status).toBe('open');
    expect(kindsIn(again)).toEqual(['runbook_step_undone']);
    expect(refusalOf(untickStep(incident, saved(again), 2, by()))).toMatchObject({
      already: 'todo',
      by: null,
    });
  });

  it('is assigned by the rules of roles, which tells and invites whoever gets it', () => {
    const decision = accepted(assignStep(incident, aRun(), { step: 2, assignee: aPerson() }, by('U1')));
    expect(saved(decision).steps[1]).toMatchObject({ assigneeId: 'U2', assignedAt: at('14:30') });
    expect(toldBy(decision)).toEqual(['runbook_step_assigned']);
    expect(decision.effects[0]).toMatchObject({ kind: 'invite', userIds: ['U2'] });
    const bot = aPerson({ isBot: true });
    expect(refusalOf(assignStep(incident, aRun(), { step: 2, assignee: bot }, by()))).toMatchObject({
      why: 'bot',
    });
    expect(refusalOf(assignStep(incident, saved(decision), { step: 2, assignee: aPerson() }, by()))).toEqual({
      ...{ kind: 'step_assigned_already', step: 2, userId: 'U2' },
    });
    const mine = accepted(assignStep(incident, aRun(), { step: 2, assignee: aPerson() }, by('U2')));
    expect(toldBy(mine)).toEqual([]);
    expect(
      saved(assignStep(incident, saved(mine), { step: 2, assignee: null }, by())).steps[1],
    ).toMatchObject({
      ...{ assigneeId: null, assignedAt: null },
    });
  });

  it('gets a note in any state, and a timer while it is to do; ticking it ends the timer', () => {
    const noted = saved(noteOnStep(incident, aRun(), { step: 2, note: 'green' }, by()));
    expect(refusalOf(noteOnStep(incident, noted, { step: 2, note: 'green' }, by()))?.kind).toBe(
      'step_unchanged',
    );
    const timed = saved(setTimer(incident, noted, { step: 2, minutes: 10 }, by()));
    expect(timed.steps[1]?.timerDueAt).toEqual(at('14:40'));
    expect(saved(tick(timed, 2)).steps[1]).toMatchObject({ timerDueAt: null, note: 'green' });
    expect(refusalOf(setTimer(incident, timed, { step: 2, minutes: 0 }, by()))?.kind).toBe(
      'timer_out_of_range',
    );
    expect(
      saved(setTimer(incident, timed, { step: 2, minutes: null }, by())).steps[1]?.timerDueAt,
    ).toBeNull();
  });

  it('that the run has not is refused', () => {
    expect(refusalOf(tick(aRun(), 4))).toMatchObject({ kind: 'step_not_found', step: 4, steps: 3 });
  });
});

describe('a run', () => {
  it('is detached with what was done, which is there when it is attached again', () => {
    const off = saved(detachRun(incident, saved(tick(aRun(), 1)), by()));
    expect(refusalOf(tick(off, 2))).toMatchObject({ kind: 'run_detached' });
    const decision = accepted(reattachRun(incident, off, [off], by()));
    expect(saved(decision)).toMatchObject({ status: 'open', steps: [{ state: { kind: 'done' } }, {}, {}] });
    expect(refusalOf(reattachRun(incident, saved(decision), [], by()))?.kind).toBe('run_not_detached');
    const other = aRun({ number: 2 });
    expect(refusalOf(reattachRun(incident, off, [off, other], by()))).toMatchObject({ run: 2 });
  });

  it('goes on with a newer version, keeping what was done', () => {
    const run = saved(tick(aRun(), 2));
    const newer = aVersion(['Page the provider', 'Confirm the error rate', 'Check the status page']);
    const decision = accepted(takeVersion(incident, run, newer, by()));
    expect(decision.entries[0]?.event).toMatchObject({ kind: 'runbook_updated', from: 2, to: 3, kept: 1 });
    expect(saved(decision).steps.map(({ state }) => state.kind)).toEqual(['todo', 'todo', 'done']);
    expect(decision.writes).toMatchObject([{ changed: 'all' }]);
    expect(refusalOf(takeVersion(incident, saved(decision), newer, by()))?.kind).toBe('version_is_latest');
  });

  it('has its variables filled in once, by the names that the runbook uses', () => {
    const markdown = 'Restart it in {{region}}:\n\n```sh\nkubectl delete pod <pod-name>\n```';
    const used = aRun({ steps: [aStep({ markdown })] });
    const set = (run: Run, name: string, value: string) => setValues(incident, run, [{ name, value }], by());
    const run = saved(set(saved(set(used, 'REGION', ' eu-west-1\n')), 'pod_name', 'api-1'));
    expect(run.values).toEqual({ region: 'eu-west-1', 'pod-name': 'api-1' });
    expect(refusalOf(set(run, 'zone', 'a'))).toMatchObject({ known: ['region', 'pod-name'] });
    expect(refusalOf(set(run, 'region', 'eu-west-1'))?.kind).toBe('values_unchanged');
    expect(refusalOf(set(run, 'region', ' '))?.kind).toBe('text_missing');
  });

  it('shows the page with the next step, or the one that somebody turned to until something happens', () => {
    const steps = Array.from({ length: 20 }, (_, index) => aStep({ position: index + 1 }));
    const run = aRun({ steps });
    expect(pageOf(run)).toEqual({ page: 1, pages: 3 });
    const turned = saved(turnPage(incident, run, 9, by()));
    expect(pageOf(turned)).toEqual({ page: 3, pages: 3 });
    expect(pageOf(saved(tick(turned, 20)))).toEqual({ page: 1, pages: 3 });
  });
});
