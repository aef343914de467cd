import { describe, expect, it } from 'vitest';
import { postmortemRows } from '../../../src/domain/nudges/postmortem-rows.js';
import type { IncidentRow, PersonRow, TaskRow } from '../../../src/domain/nudges/rows.js';
import { aTask } from '../../support/a-task.js';
import { anIncident, aPolicy, milestones } from '../../support/an-incident.js';
import { anIncidentRow, aPersonRow, linesSent, nudgePolicy, someRows } from '../../support/nudge-rows.js';

/** A task of UDANA, since Monday 23 November 2026, due on Friday 27 November. */
function aTaskRow(more: Partial<TaskRow> = {}): TaskRow {
  return { ...aTask(), assigneeId: 'UDANA', ...more };
}

/** What is sent about a resolved incident with these tasks, from that Monday for two weeks. */
function sent(
  tasks: readonly TaskRow[],
  more: Partial<IncidentRow> = {},
  person: Partial<PersonRow> = {},
): string[] {
  const incident = anIncidentRow({ status: 'resolved', ...more, tasks });
  const rows = someRows({
    incidents: [incident],
    people: [aPersonRow(person), aPersonRow({ userId: 'UCOM' })],
  });
  return linesSent(rows, { from: '2026-11-23T15:00:00Z', to: '2026-12-06T23:00:00Z' });
}

describe('a task after an incident', () => {
  it.each<[string, Partial<TaskRow>, Partial<IncidentRow>, Partial<PersonRow>, string[]]>([
    [
      'is asked for before its day, on it, and after it, never on a weekend',
      {},
      {},
      {},
      [
        '2026-11-24T08:30Z UDANA: INC-42 Due in 3 days',
        '2026-11-27T08:30Z UDANA: INC-42 Due today',
        '2026-11-30T08:30Z UDANA: INC-42 Overdue by 3 days',
        '2026-12-04T08:30Z UDANA: INC-42 Overdue by 7 days',
      ],
    ],
    [
      'is asked for in the morning of its assignee, in Kolkata as well',
      { dueOn: '2026-11-26' },
      {},
      { timeZone: 'Asia/Kolkata' },
      [
        '2026-11-24T04:00Z UDANA: INC-42 Due in 2 days',
        '2026-11-26T04:00Z UDANA: INC-42 Due today',
        '2026-11-27T04:00Z UDANA: INC-42 Overdue by 1 day',
        '2026-11-30T04:00Z UDANA: INC-42 Overdue by 4 days',
        '2026-12-03T04:00Z UDANA: INC-42 Overdue by 7 days',
      ],
    ],
    [
      'is not asked for once it is done',
      { status: { kind: 'done', at: new Date(), by: 'U1', isAutomatic: true } },
      {},
      {},
      [],
    ],
    [
      'is not asked for once it is skipped',
      { status: { kind: 'skipped', at: new Date(), by: 'U1', reason: 'x' } },
      {},
      {},
      [],
    ],
    ['is not asked for without a day', { dueOn: null }, {}, {}, []],
    ['of a drill is never asked for', {}, { kind: 'drill' }, {}, []],
    ['of a canceled incident is never asked for', {}, { status: 'canceled' }, {}, []],
    ['is not asked for while the incident is active again', {}, { status: 'investigating' }, {}, []],
    [
      'is asked for after the incident is closed, until somebody does or skips it',
      { dueOn: '2026-12-03' },
      { status: 'closed' },
      {},
      [
        '2026-11-30T08:30Z UDANA: INC-42 Due in 3 days',
        '2026-12-03T08:30Z UDANA: INC-42 Due today',
        '2026-12-04T08:30Z UDANA: INC-42 Overdue by 1 day',
      ],
    ],
    [
      'goes to the commander if nobody has the role',
      { assigneeId: null, dueOn: '2026-12-04' },
      {},
      {},
      [
        '2026-12-01T08:30Z UCOM: INC-42 Due in 3 days · nobody is assigned',
        '2026-12-04T08:30Z UCOM: INC-42 Due today · nobody is assigned',
      ],
    ],
    [
      'of a private incident goes only to somebody in its channel',
      { assigneeId: 'USAM', dueOn: '2026-12-04' },
      { isPrivate: true, memberIds: new Set(['UCOM']) },
      {},
      [
        "2026-12-01T08:30Z UCOM: INC-42 Due in 3 days · assigned to somebody who isn't in the private channel",
        "2026-12-04T08:30Z UCOM: INC-42 Due today · assigned to somebody who isn't in the private channel",
      ],
    ],
  ])('%s', (_what, task, incident, person, lines) => {
    expect(sent([aTaskRow(task)], incident, person)).toEqual(lines);
  });

  it('is asked for at the same time of day in the week in which clocks go back', () => {
    const task = aTaskRow({ dueOn: '2026-10-26', dueSetAt: new Date('2026-10-22T15:00:00Z') });
    const rows = someRows({
      incidents: [anIncidentRow({ status: 'resolved', tasks: [task] })],
      people: [aPersonRow()],
    });
    expect(linesSent(rows, { from: '2026-10-22T15:00:00Z', to: '2026-10-27T23:00:00Z' })).toEqual([
      '2026-10-23T07:30Z UDANA: INC-42 Due in 3 days',
      '2026-10-26T08:30Z UDANA: INC-42 Due today',
      '2026-10-27T08:30Z UDANA: INC-42 Overdue by 1 day',
    ]);
  });

  it('has a line of its own beside the other tasks of its incident', () => {
    const tasks = [aTaskRow(), aTaskRow({ number: 2, key: 'publish', title: 'Publish the post-mortem' })];
    expect(sent(tasks).filter((line) => line.startsWith('2026-11-27'))).toHaveLength(2);
  });

  it('asks nothing of the steps that the policy leaves out', () => {
    const incidents = [anIncidentRow({ status: 'resolved', tasks: [aTaskRow()] })];
    const { actionItems } = nudgePolicy().nudges;
    const policy = nudgePolicy({ actionItems: { ...actionItems, dueSoonDays: null, overdueDays: [] } });
    expect(
      linesSent(someRows({ incidents, people: [aPersonRow()] }), {
        ...{ from: '2026-11-23T15:00:00Z', to: '2026-12-30T23:00:00Z', policy },
      }),
    ).toEqual(['2026-11-27T08:30Z UDANA: INC-42 Due today']);
  });
});

describe('a task that is the publication', () => {
  const resolved = anIncident({
    ...{ status: 'resolved', severity: 'sev1' },
    milestones: milestones({ declared: '14:02', resolved: '15:10' }),
  });
  const draft = { isPublished: false, ownerId: 'U2', dueOn: '2026-11-30', reviewers: [], questions: [] };

  it.each([null, draft])('asks instead of the post-mortem, so that nobody reads it twice', (postmortem) => {
    const awaits = (doneWhen: 'published' | 'approved') =>
      postmortemRows(resolved, { postmortem, tasks: [aTask({ doneWhen })] }, aPolicy()).map(
        (row) => row.awaits,
      );
    expect(awaits('approved')).toEqual(['writing']);
    expect(awaits('published')).toEqual([]);
  });
});
