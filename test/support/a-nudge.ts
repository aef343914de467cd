import { onTimeFigure } from '../../src/domain/figures/on-time.js';
import type { WeeklyReport } from '../../src/domain/figures/weekly-report.js';
import type { NudgeContent, NudgeLine } from '../../src/domain/nudges/content.js';
import type { Reason } from '../../src/domain/nudges/reason.js';
import { anActionItem } from './an-action-item.js';

export function aReason(more: Partial<Reason> = {}): Reason {
  return { rule: 'overdue', about: null, dueInDays: -2, elapsed: 2, insteadOf: null, ...more };
}

/** ACT-17 of INC-42, two days overdue on 1 December 2026. */
export function aNudgeLine(more: Partial<NudgeLine> = {}): NudgeLine {
  const actionItem = anActionItem({ ownerId: 'UDANA', dueOn: '2026-11-29' });
  const { title } = actionItem;
  const key = 'overdue:ACT-17:2026-11-29+1d';
  return {
    key,
    incident: 42,
    actionItem,
    step: null,
    task: null,
    title,
    reason: aReason(),
    isOpen: true,
    ...more,
  };
}

/** The digest of UDANA on 1 December 2026 at 09:30. */
export function aDigest(more: Partial<NudgeContent> = {}): NudgeContent {
  return {
    ...{ key: 'digest:UDANA:2026-12-01', rule: 'digest', recipientId: 'UDANA' },
    ...{ today: '2026-12-01', hour: 9, lines: [aNudgeLine()], post: null },
    ...more,
  };
}

/** What is asked in INC-42's channel. */
export function aQuestion(reason: Partial<Reason>): NudgeContent {
  const line = aNudgeLine({ actionItem: null, title: 'Checkout is down', reason: aReason(reason) });
  return aDigest({ key: line.key, rule: line.reason.rule, recipientId: 'C42', lines: [line] });
}

/** A week in which nothing happened. */
export function aWeeklyReport(more: Partial<WeeklyReport> = {}): WeeklyReport {
  return {
    ...{ fromDay: '2026-11-23', toDay: '2026-11-30', incidents: {}, added: 0, done: 0, overdue: 0 },
    ...{ onTime: onTimeFigure({}), waitingLongest: [], names: new Map() },
    ...more,
  };
}
