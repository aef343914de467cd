import type { Severity } from '../incident/severity.js';
import type { OnTimeFigure } from './on-time.js';
import type { Period } from './period.js';

/** What a team did in a week. Leaves out private incidents, drills and canceled incidents, with their action items. */
export interface WeeklyReport extends Pick<Period, 'fromDay' | 'toDay'> {
  /** Incidents declared in the week, by their severity now. */
  incidents: Partial<Record<Severity, number>>;
  added: number;
  done: number;
  /** Unfinished at the end, with a due day in the week or before. */
  overdue: number;
  /** Of action items due in the week. */
  onTime: OnTimeFigure;
  /** Those that are overdue longest. */
  waitingLongest: WaitingItem[];
  /** Names of their owners, by Slack's id. */
  names: ReadonlyMap<string, string>;
}

/** An overdue action item. */
export interface WaitingItem {
  number: number;
  incidentNumber: number;
  title: string;
  ownerId: string | null;
  dueOn: string;
}
