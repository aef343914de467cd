import { describe, expect, it } from 'vitest';
import { nudgesDue } from '../../../src/domain/nudges/nudges-due.js';
import type { IncidentRow } from '../../../src/domain/nudges/rows.js';
import {
  anIncidentRow,
  aPersonRow,
  aStepRow,
  linesSent,
  nudgePolicy,
  someRows,
  tick,
} from '../../support/nudge-rows.js';

const at = (time: string) => new Date(`2026-12-01T${time}:00Z`);

function minutesLater(minutes: number): string {
  return new Date(at('12:00').getTime() + minutes * 60_000).toISOString().slice(0, 16);
}

/** What is sent about one incident until 14:00 of the day on which it was declared, at 12:00. */
function sent(incident: Partial<IncidentRow>, to = '2026-12-01T14:00:00Z'): string[] {
  const people = [aPersonRow({ userId: 'UCOM' })];
  const rows = someRows({ incidents: [anIncidentRow(incident)], people });
  return linesSent(rows, { from: '2026-12-01T12:00:00Z', to });
}

describe('an active incident', () => {
  it.each<[string, Partial<IncidentRow>, string[]]>([
    ['has nothing to ask if all is answered', {}, []],
    [
      'asks for its update when that is due, and then at every interval of its severity',
      { updateDueAt: at('12:30') },
      [
        '2026-12-01T12:30Z C42: INC-42 Update due',
        '2026-12-01T13:00Z C42: INC-42 Update overdue by 30 min',
        '2026-12-01T13:30Z C42: INC-42 Update overdue by 60 min',
        '2026-12-01T14:00Z C42: INC-42 Update overdue by 90 min',
      ],
    ],
    [
      'asks once for an update that was promised, if its severity has no interval',
      { severity: 'sev4', updateDueAt: at('12:30') },
      ['2026-12-01T12:30Z C42: INC-42 Update due'],
    ],
    [
      'asks for its update after a snooze',
      { updateDueAt: at('12:30'), updateSnoozedUntil: at('13:45') },
      ['2026-12-01T13:45Z C42: INC-42 Update due'],
    ],
    [
      'asks once for each wanted role that nobody holds',
      { vacantSince: { comms: at('12:00'), commander: at('13:00'), scribe: at('12:00') } },
      [
        '2026-12-01T12:10Z C42: INC-42 No comms lead for 10 min',
        '2026-12-01T13:10Z C42: INC-42 No commander for 10 min',
      ],
    ],
    [
      'asks once how a step of a runbook is going, when its timer ends or once it was assigned long ago',
      {
        steps: [
          aStepRow({ position: 1, timerDueAt: at('12:20') }),
          aStepRow({ position: 2, assigneeId: 'UPRIYA', assignedAt: at('12:30') }),
          aStepRow({
            run: 2,
            position: 1,
            assigneeId: 'USAM',
            assignedAt: at('12:00'),
            timerDueAt: at('13:00'),
          }),
        ],
      },
      [
        '2026-12-01T12:20Z C42: INC-42 Timer of a runbook step ended',
        '2026-12-01T12:45Z C42: INC-42 Runbook step untouched for 15 min',
        '2026-12-01T13:00Z C42: INC-42 Timer of a runbook step ended',
      ],
    ],
    [
      'asks nobody to write while updates are paused',
      { severity: 'sev2', lastSaidAt: at('12:15'), isPaused: true },
      [],
    ],
    [
      'asks for no role that its severity doesn’t want',
      { severity: 'sev2', vacantSince: { comms: at('12:00') } },
      [],
    ],
    [
      'asks again and again while it is in triage',
      { status: 'triage' },
      [15, 30, 45, 60, 75, 90, 105, 120].map(
        (minutes) => `${minutesLater(minutes)}Z C42: INC-42 In triage for ${minutes} min`,
      ),
    ],
    [
      'asks once for a summary',
      { hasSummary: false },
      ['2026-12-01T12:30Z C42: INC-42 No summary after 30 min'],
    ],
    [
      'asks whether it is still going on if nobody says anything, by severity',
      { severity: 'sev2', lastSaidAt: at('12:15') },
      ['2026-12-01T13:15Z C42: INC-42 No message for 60 min'],
    ],
    ['asks nothing of a drill', { kind: 'drill', hasSummary: false, updateDueAt: at('12:30') }, []],
    ['asks nothing before its channel exists', { channelId: null, hasSummary: false }, []],
    [
      'asks nothing of what matters once it is canceled',
      { status: 'canceled', hasSummary: false, updateDueAt: at('12:30') },
      [],
    ],
  ])('%s', (_what, incident, expected) => {
    expect(sent(incident)).toEqual(expected);
  });

  it('is not held for working hours', () => {
    const incidents = [anIncidentRow({ updateDueAt: new Date('2026-12-06T02:30Z') })];
    const [nudge] = tick(someRows({ incidents }), nudgePolicy(), new Date('2026-12-06T02:30Z'), new Map());
    expect(nudge).toMatchObject({ rule: 'update_due', to: { channel: 'C42' }, dueAt: nudge?.sendAt });
  });

  it('asks once after an outage; the updates that were due meanwhile are superseded', () => {
    const incidents = [anIncidentRow({ updateDueAt: at('12:30') })];
    const question = { policy: nudgePolicy(), now: at('13:40'), decided: new Set<string>() };
    const { nudges, dropped, nextAt } = nudgesDue(someRows({ incidents }), question);
    expect(nudges.map(({ key }) => key)).toEqual(['update_due:INC-42:2026-12-01T12:30:00.000Z+60m']);
    expect(dropped.map(({ key }) => key)).toEqual([
      'update_due:INC-42:2026-12-01T12:30:00.000Z',
      'update_due:INC-42:2026-12-01T12:30:00.000Z+30m',
    ]);
    expect(nextAt).toEqual(at('14:00'));
  });
});

describe('after an incident', () => {
  const resolved = { status: 'resolved', resolvedAt: at('13:00') } as const;

  it.each<[string, Partial<IncidentRow>, string[]]>([
    [
      'its channel is asked at once for the facts that it lacks',
      { ...resolved, status: 'post_incident', lacksFacts: true },
      [
        '2026-12-01T13:00Z C42: INC-42 Facts missing',
        '2026-12-07T08:30Z UCOM: INC-42 Resolved 6 days ago, not closed',
        '2026-12-14T08:30Z UCOM: INC-42 Resolved 13 days ago, not closed',
      ],
    ],
    [
      'its commander is asked to close it, on working days',
      resolved,
      [
        '2026-12-07T08:30Z UCOM: INC-42 Resolved 6 days ago, not closed',
        '2026-12-14T08:30Z UCOM: INC-42 Resolved 13 days ago, not closed',
      ],
    ],
    ['nobody is asked to close it once it is closed', { ...resolved, status: 'closed' }, []],
    [
      'whoever writes the post-mortem is asked for it from its due date on, even if the incident is closed',
      {
        ...resolved,
        status: 'closed',
        postmortem: [{ awaits: 'writing', dueOn: '2026-12-04', userId: 'ULEE' }],
      },
      [
        '2026-12-04T09:30Z ULEE: INC-42 Post-mortem not published',
        '2026-12-11T09:30Z ULEE: INC-42 Post-mortem not published',
      ],
    ],
    [
      'its commander is asked for a review that nobody else was asked for',
      {
        ...resolved,
        status: 'closed',
        postmortem: [{ awaits: 'review', dueOn: '2026-12-11', userId: null }],
      },
      ['2026-12-11T08:30Z UCOM: INC-42 Post-mortem not reviewed'],
    ],
  ])('%s', (_what, incident, expected) => {
    expect(sent(incident, '2026-12-15T00:00:00Z')).toEqual(expected);
  });
});
