import { describe, expect, it } from 'vitest';
import type { Accepted } from '../../../src/domain/decision.js';
import { cancel } from '../../../src/domain/incident/decisions/cancel.js';
import { changeSeverity } from '../../../src/domain/incident/decisions/change-severity.js';
import { changeStatus } from '../../../src/domain/incident/decisions/change-status.js';
import { close } from '../../../src/domain/incident/decisions/close.js';
import { reopen } from '../../../src/domain/incident/decisions/reopen.js';
import { summarize } from '../../../src/domain/incident/decisions/summarize.js';
import type { Incident } from '../../../src/domain/incident/incident.js';
import { publish, reopenPostmortem, setDue } from '../../../src/domain/postmortems/decisions/review.js';
import { startPostmortem } from '../../../src/domain/postmortems/decisions/start.js';
import type { Postmortem } from '../../../src/domain/postmortems/postmortem.js';
import {
  assignTask,
  reopenTask,
  setTaskDue,
  skipTask,
  tickTask,
} from '../../../src/domain/postmortems/tasks/change-task.js';
import { type FollowUp, noFollowUp, settleTasks } from '../../../src/domain/postmortems/tasks/settle.js';
import { nextTask, type Task } from '../../../src/domain/postmortems/tasks/task.js';
import { standardTemplate } from '../../../src/domain/postmortems/template.js';
import { aFollowUp, aTask } from '../../support/a-task.js';
import { accepted, anIncident, aPerson, aPolicy, at, by, milestones } from '../../support/an-incident.js';

const policy = aPolicy();
const act = by('U1', at('15:00'));
const active = anIncident({ severity: 'sev1', affects: ['checkout'] });
const resolved = anIncident({
  ...{ severity: 'sev1', status: 'resolved', affects: ['checkout'] },
  milestones: milestones({
    declared: '14:02',
    impact_started: '14:00',
    impact_ended: '14:50',
    resolved: '15:00',
  }),
});

/** What follows an incident after a decision about it. */
function followedBy(
  before: Incident,
  followUp: FollowUp,
  decision: Accepted,
  its = policy,
): { all: Task[]; decision: Accepted } {
  const settled = settleTasks(before, followUp, decision, { policy: its, act });
  const saved = settled.writes.flatMap((write) => (write.kind === 'tasks_saved' ? write.tasks : []));
  const kept = followUp.tasks.filter((task) => !saved.some(({ number }) => number === task.number));
  return { all: [...kept, ...saved].sort((a, b) => a.number - b.number), decision: settled };
}

const resolve = (incident: Incident, its = policy) =>
  accepted(changeStatus(incident, { to: 'resolved', text: null }, its, act));
const inShort = (tasks: readonly Task[]) =>
  tasks.map(({ number, key, dueOn, status }) => [number, key, dueOn, status.kind]);

const postmortem: Postmortem = {
  ...{ workspaceId: 'T1', incidentNumber: 42, state: 'draft', ownerId: 'U2', dueOn: '2026-11-26' },
  ...{ createdAt: at('15:00'), createdBy: 'U1', changedAt: at('15:00'), publishedAt: null },
  ...{ template: standardTemplate, reviewers: [], written: [], questions: [], comments: [] },
};

describe('resolving an incident', () => {
  it("creates the policy's tasks for its severity, each with its day, and offers the post-mortem", () => {
    const { all, decision } = followedBy(active, noFollowUp, resolve(active));
    expect(inShort(all)).toEqual([
      [1, 'name_owner', '2026-11-24', 'open'],
      [2, 'fill_facts', '2026-11-24', 'open'],
      [3, 'review', '2026-11-26', 'open'],
      [4, 'hold_retro', '2026-11-28', 'open'],
      [5, 'publish', '2026-11-26', 'open'],
    ]);
    expect(decision.postmortemDueOn).toBe('2026-11-26');
  });

  it('counts working days where the policy does, in its zone', () => {
    const its = aPolicy({
      actionItems: { ...policy.actionItems, countWorkingDays: true },
      nudges: { ...policy.nudges, timeZone: 'Pacific/Kiritimati' },
    });
    const { all } = followedBy(active, noFollowUp, resolve(active, its), its);
    expect(all.map(({ dueOn }) => dueOn)).toEqual([
      ...['2026-11-25', '2026-11-25', '2026-11-27', '2026-12-01', '2026-11-27'],
    ]);
  });

  it.each<[string, Partial<Incident>]>([
    ['a drill', { kind: 'drill' }],
    ['one that was written down afterwards', { kind: 'backfilled' }],
    ['a severity without tasks', { severity: 'sev3' }],
  ])('creates none for %s', (_what, more) => {
    const incident = anIncident({ severity: 'sev1', ...more });
    const { all, decision } = followedBy(incident, noFollowUp, resolve(incident));
    expect(all).toEqual([]);
    expect(decision.postmortemDueOn).toBeUndefined();
  });

  it('creates none when it is canceled instead', () => {
    const decision = accepted(cancel(active, { reason: 'false_alarm', of: null, text: null }, policy, act));
    expect(followedBy(active, noFollowUp, decision).all).toEqual([]);
  });

  it('creates none twice, and gives open ones as much time as the first time, but never less than they have', () => {
    const first = followedBy(active, noFollowUp, resolve(active)).all.map((task) =>
      task.key === 'hold_retro'
        ? { ...task, dueOn: '2027-01-08' }
        : { ...task, dueOn: task.dueOn && '2026-11-20' },
    );
    const reopened = accepted(reopen(resolve(active).incident, 'it is back', policy, act)).incident;
    const again = followedBy(reopened, aFollowUp(first), resolve(reopened)).all;
    expect(again.map(({ dueOn }) => dueOn)).toEqual([
      ...['2026-11-24', '2026-11-24', '2026-11-26', '2027-01-08', '2026-11-26'],
    ]);
  });

  it('offers no post-mortem if somebody started it, whose day is that of its publication', () => {
    const started = { ...postmortem, dueOn: '2026-12-11' };
    const { all, decision } = followedBy(active, aFollowUp([], { postmortem: started }), resolve(active));
    expect(decision.postmortemDueOn).toBeUndefined();
    expect(all.find(({ key }) => key === 'publish')?.dueOn).toBe('2026-12-11');
    expect(all.find(({ key }) => key === 'name_owner')?.status).toMatchObject({
      kind: 'done',
      isAutomatic: true,
    });
  });
});

describe('another severity once it is resolved', () => {
  const severity = (incident: Incident, to: 'sev1' | 'sev4') =>
    accepted(changeSeverity(incident, { to, text: null }, policy, act));

  it('adds the tasks that a higher one wants', () => {
    const low = { ...resolved, severity: 'sev4' } as const;
    expect(followedBy(low, noFollowUp, severity(low, 'sev1')).all).toHaveLength(5);
  });

  it('leaves the tasks that a lower one would not want: people may have begun', () => {
    const followUp = aFollowUp([aTask()]);
    expect(followedBy(resolved, followUp, severity(resolved, 'sev4')).all).toEqual(followUp.tasks);
  });
});

describe('a task that the program can tell', () => {
  const facts = aTask({ doneWhen: 'facts_filled' });
  const publication = aTask({ doneWhen: 'published' });

  it('is done with the act that does it, without an entry of its own, and the card shows it', () => {
    const { all, decision } = followedBy(
      resolved,
      aFollowUp([facts]),
      accepted(summarize(resolved, 'Cards failed', act)),
    );
    expect(all[0]?.status).toEqual({ kind: 'done', at: act.at, by: 'U1', isAutomatic: true });
    expect(decision.entries.map(({ event }) => event.kind)).toEqual(['summary_changed']);
    expect(decision.effects.filter(({ kind }) => kind === 'refresh_card')).toHaveLength(1);
  });

  it('is open again when that is undone', () => {
    const done = { kind: 'done', at: at('15:00'), by: 'U1', isAutomatic: true } as const;
    const published = { ...postmortem, state: 'published' } as const;
    const followUp = aFollowUp([{ ...publication, status: done }], { postmortem: published });
    const decision = accepted(reopenPostmortem(resolved, published, act));
    expect(followedBy(resolved, followUp, decision).all[0]?.status).toEqual({ kind: 'open' });
  });

  it('stays done if somebody ticked it, and skipped if somebody skipped it', () => {
    const ticked = { kind: 'done', at: at('15:00'), by: 'U2', isAutomatic: false } as const;
    const skipped = { kind: 'skipped', at: at('15:00'), by: 'U2', reason: 'In Confluence' } as const;
    for (const status of [ticked, skipped]) {
      const followUp = aFollowUp([{ ...publication, status }], { postmortem });
      for (const decision of [
        publish(resolved, postmortem, null, act),
        setDue(resolved, postmortem, null, act),
      ])
        expect(followedBy(resolved, followUp, accepted(decision)).all[0]?.status).toEqual(status);
    }
  });

  it('is not done by closing the incident, although closed ones are asked for less', () => {
    const decision = accepted(close(resolved, { tasks: [facts], reason: null }, policy, act));
    expect(followedBy(resolved, aFollowUp([facts]), decision).all[0]?.status).toEqual({ kind: 'open' });
  });

  it('has the day of the post-mortem if it is the publication', () => {
    const decision = accepted(setDue(resolved, postmortem, '2026-12-18', act));
    const { all } = followedBy(
      resolved,
      aFollowUp([publication, aTask({ number: 2 })], { postmortem }),
      decision,
    );
    expect(all.map(({ dueOn }) => dueOn)).toEqual(['2026-12-18', '2026-11-27']);
  });

  it.each([
    ['owner_named', { ownerId: 'U2' }],
    ['in_review', { state: 'in_review' }],
    ['approved', { state: 'approved' }],
    ['published', { state: 'published' }],
  ] as const)('is done once the post-mortem is %s', (doneWhen, more) => {
    const statusWith = (one: Partial<Postmortem>) => {
      const before = { ...postmortem, ownerId: null };
      const decision = accepted(setDue(resolved, { ...before, ...one }, '2026-12-18', act));
      const followUp = aFollowUp([aTask({ doneWhen })], { postmortem: before });
      return followedBy(resolved, followUp, decision).all[0]?.status.kind;
    };
    expect([statusWith({}), statusWith(more)]).toEqual(['open', 'done']);
  });

  it('is done by starting the post-mortem, if it waits for an owner', () => {
    const started = accepted(
      startPostmortem(resolved, null, { ownerId: 'U1', dueOn: null, template: standardTemplate }, act),
    );
    const { all } = followedBy(resolved, aFollowUp([aTask({ doneWhen: 'owner_named' })]), started);
    expect(all[0]?.status.kind).toBe('done');
  });
});

describe('what people do about a task', () => {
  const of = (task: Task, more: Partial<FollowUp> = {}) => ({
    ...{ incident: resolved, task, followUp: aFollowUp([task], more) },
  });
  const done = aTask({ status: { kind: 'done', at: at('15:00'), by: 'U2', isAutomatic: false } });

  it('is told to everybody and stands in the timeline: done, skipped with a reason, reopened, assigned', () => {
    const decisions = [
      tickTask(of(aTask()), act),
      skipTask(of(aTask()), 'It was held by phone', act),
      reopenTask(of(done), act),
      assignTask(of(aTask()), aPerson(), act),
    ];
    const told = decisions.map((decision) => {
      const { entries, effects } = accepted(decision);
      return [entries[0]?.event, effects.map(({ kind }) => kind)];
    });
    expect(told).toEqual([
      [{ kind: 'task_done', title: 'Hold the retro' }, ['broadcast']],
      [{ kind: 'task_skipped', title: 'Hold the retro', reason: 'It was held by phone' }, ['broadcast']],
      [{ kind: 'task_reopened', title: 'Hold the retro' }, ['broadcast']],
      [{ kind: 'task_assigned', title: 'Hold the retro', from: 'U1', to: 'U2' }, ['broadcast']],
    ]);
  });

  it('is refused twice, with who was first', () => {
    expect(tickTask(of(done), act)).toMatchObject({
      refusal: { kind: 'task_in_status', already: 'done', at: at('15:00').toISOString(), by: 'U2' },
    });
  });

  it('can skip only with a reason', () => {
    expect(skipTask(of(aTask()), ' ', act)).toMatchObject({
      refusal: { kind: 'text_missing', field: 'reason' },
    });
  });

  it('cannot reopen what is so: that has to be undone', () => {
    const task = { ...done, doneWhen: 'owner_named' } as const;
    expect(reopenTask(of(task, { postmortem }), act)).toMatchObject({
      refusal: { kind: 'task_is_met', because: 'owner_named' },
    });
  });

  it.each([
    ['a bot', { isBot: true }, 'bot'],
    ['somebody who left', { isDeactivated: true }, 'deactivated'],
    ['somebody of another organization', { isExternal: true }, 'external'],
  ] as const)('never gives one to %s', (_who, more, why) => {
    expect(assignTask(of(aTask()), aPerson(more), act)).toMatchObject({
      refusal: { kind: 'ineligible_owner', duty: 'task', why },
    });
  });

  it('lets guests into the channel, and everybody into that of a private incident', () => {
    const invited = (incident: Incident, isGuest: boolean) =>
      accepted(assignTask({ ...of(aTask()), incident }, aPerson({ isGuest }), act)).effects.flatMap(
        (effect) => (effect.kind === 'invite' ? effect.userIds : []),
      );
    const secret = { ...resolved, isPrivate: true };
    expect([invited(resolved, false), invited(resolved, true), invited(secret, false)]).toEqual([
      [],
      ['U2'],
      ['U2'],
    ]);
  });

  it('moves it only to a day that is to come, and tells nobody but the timeline', () => {
    expect(setTaskDue(of(aTask()), '2026-11-22', '2026-11-23', act)).toMatchObject({
      refusal: { kind: 'due_day_passed' },
    });
    const moved = accepted(setTaskDue(of(aTask()), '2026-12-04', '2026-11-23', act));
    expect(moved.effects).toEqual([]);
    expect(moved.writes).toMatchObject([{ tasks: [{ dueOn: '2026-12-04', dueSetAt: act.at }] }]);
  });
});

describe('closing with tasks open', () => {
  const gated = aPolicy({ closingNeedsTasks: ['sev1'] });
  const tasks = [
    aTask(),
    aTask({ number: 2, status: { kind: 'done', at: act.at, by: 'U1', isAutomatic: true } }),
  ];
  const closing = (reason: string | null, its = gated, incident = resolved) =>
    close(incident, { tasks, reason }, its, act);

  it('is refused where the policy says so, and names them', () => {
    expect(closing(null)).toEqual({
      kind: 'refused',
      refusal: { kind: 'tasks_still_open', number: 42, tasks: [{ number: 1, title: 'Hold the retro' }] },
    });
  });

  it('is fine with a reason, which skips them and is told', () => {
    const { entries, writes } = accepted(closing('Held by phone'));
    expect(entries[0]?.event).toEqual({ kind: 'closed', from: 'resolved', reason: 'Held by phone' });
    expect(writes).toMatchObject([
      { tasks: [{ number: 1, status: { kind: 'skipped', by: 'U1', reason: 'Held by phone' } }] },
    ]);
  });

  it('is fine for other severities, without the gate, and once they are done', () => {
    const other = { ...resolved, severity: 'sev2' } as const;
    const allDone = close(resolved, { tasks: tasks.slice(1), reason: null }, gated, act);
    for (const decision of [closing(null, gated, other), closing(null, policy), allDone])
      expect(accepted(decision).incident.status).toBe('closed');
  });

  it('needs words as a reason', () => {
    expect(closing(' ')).toMatchObject({ refusal: { kind: 'text_missing', field: 'reason' } });
  });
});

describe('the next task', () => {
  it('is the open one that is due first', () => {
    const tasks = [
      aTask({ number: 1, dueOn: null }),
      aTask({ number: 2, dueOn: '2026-11-30' }),
      aTask({ number: 3, dueOn: '2026-11-28' }),
      aTask({
        number: 4,
        dueOn: '2026-11-01',
        status: { kind: 'skipped', at: act.at, by: 'U1', reason: 'x' },
      }),
    ];
    expect(nextTask(tasks)?.number).toBe(3);
    expect(nextTask(tasks.slice(3))).toBeNull();
  });
});
