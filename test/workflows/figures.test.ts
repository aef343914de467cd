import { describe, expect, it } from 'vitest';
import { storeUsers } from '../../src/db/queries/people/users.js';
import { milestoneAt } from '../../src/domain/incident/milestone.js';
import { userFrom } from '../../src/slack/read/directory.js';
import { openTeamFigures, readTeamFigures } from '../../src/workflows/figures/team-figures.js';
import { readWeeklyReport } from '../../src/workflows/figures/weekly-report.js';
import { openDirectory } from '../../src/workflows/people/directory.js';
import { aFollowedUpTeam, doneOn } from '../support/a-followed-up-team.js';
import { anIncident, at, milestones } from '../support/an-incident.js';

const minute = 60_000;
const now = new Date('2026-11-27T14:00:00Z');
/** Declared on another day, and acknowledged so many minutes later. */
const declaredOn = (day: string, minutes: number) => {
  const from = new Date(`${day}T10:00:00Z`);
  const record = (time: Date) => [{ at: time, source: 'command' as const, actor: 'U1', recordedAt: time }];
  return {
    ...{ declared: record(from), acknowledged: record(new Date(from.getTime() + minutes * minute)) },
    resolved: record(new Date(from.getTime() + 60 * minute)),
  };
};

describe("the team's figures", () => {
  const figuresOf = ({ db }: Awaited<ReturnType<typeof aFollowedUpTeam>>, workspaceId = 'T1') =>
    readTeamFigures({ db, clock: () => now }, workspaceId);

  it('are those of the last 90 days beside the 90 before, by when incidents were declared', async () => {
    const team = await aFollowedUpTeam();
    for (const [number, day, minutes] of [
      [1, '2026-11-27', 1],
      [2, '2026-10-01', 5],
      [3, '2026-08-30', 9],
      [4, '2026-08-29', 20],
      [5, '2026-06-01', 30],
      [6, '2026-05-30', 99],
    ] as const)
      await team.incident({ number, milestones: declaredOn(day, minutes) });
    const { current, before } = await figuresOf(team);
    expect(current.times.time_to_acknowledge).toEqual({
      ...{ n: 3, median: 5 * minute, p90: 9 * minute, leftOut: {} },
    });
    expect(before.times.time_to_acknowledge).toMatchObject({ n: 2, median: 20 * minute, p90: 30 * minute });
    expect(current.times.time_to_mitigate_from_declared).toMatchObject({
      n: 0,
      leftOut: { not_recorded: 3 },
    });
  });

  it('use the last value of a milestone, and none that was cleared', async () => {
    const team = await aFollowedUpTeam();
    const known = milestones({ declared: '14:00', acknowledged: '14:03', resolved: '15:00' });
    const record = { source: 'command', actor: 'U1', recordedAt: at('16:00') } as const;
    const corrected = { ...known, resolved: [...(known.resolved ?? []), { ...record, at: at('14:30') }] };
    const cleared = { ...known, resolved: [...(known.resolved ?? []), { ...record, at: null }] };
    await team.incident({ number: 1, milestones: corrected });
    await team.incident({ number: 2, milestones: cleared, status: 'investigating' });
    expect(milestoneAt(corrected, 'resolved')).toEqual(at('14:30'));
    expect((await figuresOf(team)).current.times.time_to_resolve).toEqual({
      ...{ n: 1, median: 30 * minute, p90: 30 * minute, leftOut: { still_open: 1 } },
    });
  });

  it('count each action item that was due: on time, late or left out', async () => {
    const team = await aFollowedUpTeam();
    for (const [number, more] of [
      [1, {}],
      [2, { kind: 'drill' }],
      [3, { status: 'canceled' }],
    ] as const)
      await team.incident({ number, ...more });
    await team.item(doneOn('2026-11-20', '2026-11-20'));
    await team.item(doneOn('2026-11-19', '2026-11-20'));
    await team.item(doneOn('2026-11-21', '2026-11-20'));
    await team.item({ dueOn: '2026-11-26', status: { kind: 'blocked', reason: 'vendor' } });
    await team.item({ dueOn: '2026-11-27' });
    await team.item(doneOn('2026-11-20', '2026-11-27'));
    await team.item({ dueOn: null });
    await team.item({
      ...{ dueOn: '2026-11-20', finishedOn: '2026-11-10', status: { kind: 'wont_do', reason: 'no' } },
    });
    await team.item({ ...doneOn('2026-11-20', '2026-11-20'), incidentNumber: 2 });
    await team.item({ ...doneOn('2026-11-20', '2026-11-20'), incidentNumber: 3 });
    await team.item(doneOn('2026-08-28', '2026-08-28'));
    await team.item(doneOn('2026-05-30', '2026-05-30'));
    const { current, before } = await figuresOf(team);
    expect(current.onTime).toEqual({ n: 4, onTime: 2, leftOut: { drill: 1, canceled: 1, wontDo: 1 } });
    expect(before.onTime).toMatchObject({ n: 1, onTime: 1 });
  });

  it('tell nothing of private incidents, not even how many are left out', async () => {
    const team = await aFollowedUpTeam();
    const empty = await figuresOf(team);
    for (const [number, more] of [
      [1, {}],
      [2, { kind: 'drill' }],
      [3, { status: 'canceled' }],
      [4, { status: 'investigating' }],
    ] as const) {
      await team.incident({ number, isPrivate: true, ...more });
      await team.item({ ...doneOn('2026-11-20', '2026-11-20'), incidentNumber: number });
    }
    expect(await figuresOf(team)).toEqual(empty);
  });

  it('are those of one workspace', async () => {
    const team = await aFollowedUpTeam();
    await team.incident({ number: 1, workspaceId: 'T2' });
    await team.item({ ...doneOn('2026-11-20', '2026-11-20'), workspaceId: 'T2' });
    expect((await figuresOf(team)).current).toMatchObject({
      ...{ times: { time_to_resolve: { n: 0, leftOut: {} } }, onTime: { n: 0 } },
    });
    expect((await figuresOf(team, 'T2')).current).toMatchObject({
      ...{ times: { time_to_resolve: { n: 1 } }, onTime: { n: 1 } },
    });
  });

  it('leave out an incident that this version cannot read, and report it', async () => {
    const team = await aFollowedUpTeam();
    await team.incident({ number: 1 });
    await team.incident({ number: 2 });
    await team.db.run("update incidents set kind = 'rehearsal' where number = 2");
    const reported: string[] = [];
    const db = Object.assign(Object.create(team.db), {
      onUnreadable: ({ row, why }: { row: string; why: string }) => reported.push(`${row}: ${why}`),
    });
    const { current } = await readTeamFigures({ db, clock: () => now }, 'T1');
    expect(current.times.time_to_resolve.n).toBe(1);
    expect(reported).toEqual([expect.stringContaining('T1 INC-2: invalid_value at kind')]);
  });

  it('are read once for all who ask, and again once they are a hundred times as old as they took', async () => {
    const team = await aFollowedUpTeam();
    let [ms, reads] = [0, 0];
    const db = Object.assign(Object.create(team.db), {
      run: (text: string, values: unknown[]) => {
        reads += 1;
        ms += 10;
        return team.db.run(text, values);
      },
    });
    const figures = openTeamFigures({ db, clock: () => now }, () => ms);
    await Promise.all([figures('T1'), figures('T1')]);
    expect(reads).toBe(2);
    ms += 1_999;
    await figures('T1');
    expect(reads).toBe(2);
    ms += 1;
    await figures('T1');
    expect(reads).toBe(4);
    await figures('T2');
    expect(reads).toBe(6);
  });

  it('are read again after they could not be', async () => {
    const team = await aFollowedUpTeam();
    let isDown = true;
    const db = Object.assign(Object.create(team.db), {
      run: (text: string, values: unknown[]) =>
        isDown ? Promise.reject(new Error('down')) : team.db.run(text, values),
    });
    const figures = openTeamFigures({ db, clock: () => now }, () => 0);
    await expect(figures('T1')).rejects.toThrow('down');
    isDown = false;
    expect((await figures('T1')).current.onTime.n).toBe(0);
  });
});

describe('the weekly report', () => {
  const week = {
    ...{ from: new Date('2026-11-16T00:00:00+01:00'), to: new Date('2026-11-23T00:00:00+01:00') },
    ...{ fromDay: '2026-11-16', toDay: '2026-11-23' },
  };
  const userLookups = { person: () => {}, group: () => {}, channel: () => {}, isNobody: () => false };

  async function aWeek() {
    const team = await aFollowedUpTeam();
    await team.incident({ number: 1, severity: 'sev1', milestones: declaredOn('2026-11-18', 1) });
    const report = (workspaceId = 'T1') =>
      readWeeklyReport(
        { db: team.db, directory: openDirectory({ db: team.db, userLookups }) },
        { workspaceId, ...week },
      );
    return { ...team, report };
  }

  it('counts what was declared, added, done and due in the week, and what is overdue', async () => {
    const team = await aWeek();
    await team.incident({ number: 2, severity: 'sev3', milestones: declaredOn('2026-11-16', 1) });
    await team.incident({ number: 3, milestones: declaredOn('2026-11-15', 1) });
    await team.incident({ number: 4, milestones: declaredOn('2026-11-23', 1) });
    const createdAt = new Date('2026-11-18T10:00:00Z');
    await team.item({ ...doneOn('2026-11-16', '2026-11-22'), createdAt });
    await team.item(doneOn('2026-11-22', '2026-11-21'));
    await team.item(doneOn('2026-11-23', '2026-11-30'));
    await team.item(doneOn('2026-11-15', '2026-11-15'));
    const late = await team.item({ dueOn: '2026-11-22', ownerId: 'U7' });
    const later = await team.item({ dueOn: '2026-10-22', title: '<!channel> & co' });
    await team.item({ dueOn: '2026-11-23' });
    await storeUsers(team.db, 'T1', {
      users: [
        userFrom({ id: 'U7', team_id: 'T1', name: 'lee', profile: { display_name: 'Lee' } }, 'T1'),
      ].flatMap((one) => one ?? []),
      at: new Date(),
    });
    const report = await team.report();
    expect(report).toMatchObject({
      ...{ incidents: { sev1: 1, sev3: 1 }, added: 1, done: 2, overdue: 2 },
      onTime: { n: 3, onTime: 1 },
    });
    expect(report.waitingLongest).toEqual([
      { number: later, incidentNumber: 1, title: '<!channel> & co', ownerId: null, dueOn: '2026-10-22' },
      { number: late, incidentNumber: 1, title: 'Add a circuit breaker', ownerId: 'U7', dueOn: '2026-11-22' },
    ]);
    expect(report.names.get('U7')).toBe('Lee');
  });

  it.each([{ isPrivate: true }, { kind: 'drill' }, { status: 'canceled' }, { workspaceId: 'T2' }] as const)(
    'has nothing of incidents with %o',
    async (more) => {
      const team = await aWeek();
      const before = await team.report();
      await team.incident({ number: 2, milestones: declaredOn('2026-11-18', 1), ...more });
      const of = { incidentNumber: 2, workspaceId: anIncident(more).workspaceId };
      await team.item({
        ...doneOn('2026-11-18', '2026-11-18'),
        createdAt: new Date('2026-11-18T10:00:00Z'),
        ...of,
      });
      await team.item({ dueOn: '2026-11-18', ...of });
      const { onTime, ...after } = await team.report();
      expect({ ...after, n: onTime.n }).toEqual({ ...without(before), n: before.onTime.n });
    },
  );

  it('shows the three that wait longest', async () => {
    const team = await aWeek();
    for (const day of ['04', '03', '02', '01']) await team.item({ dueOn: `2026-11-${day}` });
    expect((await team.report()).waitingLongest.map(({ number }) => number)).toEqual([4, 3, 2]);
  });
});

function without<T extends { onTime: unknown }>({ onTime: _onTime, ...rest }: T) {
  return rest;
}
