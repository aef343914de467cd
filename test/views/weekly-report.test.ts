import { describe, expect, it } from 'vitest';
import { onTimeFigure } from '../../src/domain/figures/on-time.js';
import type { WeeklyReport } from '../../src/domain/figures/weekly-report.js';
import { weeklyReportView } from '../../src/slack/views/figures/weekly-report.js';
import { expectValidMessage } from '../support/expect-valid-view.js';
import { names, read } from '../support/sample-incidents.js';

const aReport = (more: Partial<WeeklyReport> = {}): WeeklyReport => ({
  ...{ fromDay: '2026-11-16', toDay: '2026-11-23', incidents: {}, added: 0, done: 0, overdue: 0 },
  ...{ onTime: onTimeFigure({}), waitingLongest: [], names },
  ...more,
});
const waiting = {
  ...{ number: 9, incidentNumber: 42, title: 'Add a circuit breaker', ownerId: 'U3', dueOn: '2026-10-23' },
};

describe('the weekly report', () => {
  const full = aReport({
    ...{ incidents: { sev1: 1, sev3: 2 }, added: 4, done: 9, overdue: 3 },
    onTime: onTimeFigure({ on_time: 21, late: 5 }),
    waitingLongest: [
      waiting,
      { ...waiting, number: 12, title: 'Alert <!channel> on errors', ownerId: null, dueOn: '2026-11-22' },
    ],
  });

  it('reads well on a phone', () => {
    expect(read(weeklyReportView(full))).toMatchInlineSnapshot(`
      "
      Last week · Mon, Nov 16 – Sun, Nov 22
      3 incidents (1 sev1, 2 sev3)
      Action items: 4 new, 9 done, 3 overdue, on time 81% (n = 26)
      Waiting longest
      • ACT-9 Add a circuit breaker (INC-42), 31 days overdue, Sam
      • ACT-12 Alert <!channel> on errors (INC-42), 1 day overdue, no owner
      [ Overdue action items ]
      "
    `);
  });

  it('says everything in its notification, and notifies nobody whose name is known', () => {
    const view = weeklyReportView(full);
    expect(view.text).toBe(
      'Last week: 3 incidents (1 sev1, 2 sev3). Action items: 4 new, 9 done, 3 overdue, on time 81% (n = 26). Waiting longest: ACT-9 Add a circuit breaker (INC-42), 31 days overdue, Sam; ACT-12 Alert &lt;!channel&gt; on errors (INC-42), 1 day overdue, no owner.',
    );
    expectValidMessage(view);
  });

  it('says of a quiet week that it was one', () => {
    expect(read(weeklyReportView(aReport()))).toMatchInlineSnapshot(`
      "
      Last week · Mon, Nov 16 – Sun, Nov 22
      No incidents
      Action items: 0 new, 0 done, 0 overdue, none due
      "
    `);
  });

  it.each(['&', '𝕎', '*', '`'])('fits into a message however long titles of %s are', (letter) => {
    const long = { ...waiting, number: 999_999_999, title: letter.repeat(300) };
    expectValidMessage(weeklyReportView(aReport({ overdue: 9, waitingLongest: [long, long, long] })));
  });
});
