import { actionItemName } from '../../../domain/action-items/action-item.js';
import { dayText } from '../../../domain/action-items/day-text.js';
import { daysBetween } from '../../../domain/action-items/due-text.js';
import { onTimePercent } from '../../../domain/figures/on-time.js';
import type { WaitingItem, WeeklyReport } from '../../../domain/figures/weekly-report.js';
import { incidentName } from '../../../domain/incident/incident.js';
import { severities } from '../../../domain/incident/severity.js';
import { capital, counted } from '../../../domain/text/words.js';
import { dayAfter } from '../../../domain/time/civil-day.js';
import { actionIds, carry } from '../action-ids.js';
import { byName } from '../people/names.js';
import { actions, button, type MessageView, section } from '../text/blocks.js';
import { inLine } from '../text/text.js';

/** The report of a week, for a channel: people are named without being notified. */
export function weeklyReportView(report: WeeklyReport): MessageView {
  const { fromDay, toDay, overdue, waitingLongest } = report;
  const incidents = incidentsText(report);
  const items = itemsText(report);
  const waiting = waitingLongest.map((item) => waitingText(item, report));
  const [readAt, lastDay] = [new Date(toDay), dayAfter(toDay, -1)];
  const days = `${dayText(fromDay, readAt)} – ${dayText(lastDay, readAt)}`;
  const overdueButton = button({
    ...{ label: 'Overdue action items', actionId: `${actionIds.runLine}:actions-overdue` },
    value: carry(0, 'actions overdue'),
  });
  return {
    text: [
      `Last week: ${incidents}. Action items: ${items}.`,
      ...(waiting.length > 0 ? [`Waiting longest: ${waiting.join('; ')}.`] : []),
    ].join(' '),
    blocks: [
      section([`*Last week* · ${days}`, capital(incidents), `Action items: ${items}`].join('\n')),
      ...(waiting.length > 0
        ? [section(['*Waiting longest*', ...waiting.map((one) => `• ${one}`)].join('\n'))]
        : []),
      ...(overdue > 0 ? [actions(overdueButton)] : []),
    ],
  };
}

/** `2 incidents (1 sev1, 1 sev3)`. */
function incidentsText({ incidents }: WeeklyReport): string {
  const each = severities.flatMap((severity) => {
    const count = incidents[severity] ?? 0;
    return count > 0 ? [`${count} ${severity}`] : [];
  });
  const total = severities.reduce((sum, severity) => sum + (incidents[severity] ?? 0), 0);
  return total === 0 ? 'no incidents' : `${counted(total, 'incident')} (${each.join(', ')})`;
}

/** `4 new, 9 done, 3 overdue, on time 81% (n = 26)`. */
function itemsText({ added, done, overdue, onTime }: WeeklyReport): string {
  const percent = onTimePercent(onTime);
  const rate = percent === null ? 'none due' : `on time ${percent}% (n = ${onTime.n})`;
  return `${added} new, ${done} done, ${overdue} overdue, ${rate}`;
}

/** `ACT-9 Add a circuit breaker (INC-42), 31 days overdue, Lee`. Escaped for mrkdwn. */
function waitingText(
  { number, incidentNumber, title, ownerId, dueOn }: WaitingItem,
  { toDay, names }: WeeklyReport,
): string {
  const what = `${actionItemName(number)} ${inLine(title, titleMaxChars)} (${incidentName(incidentNumber)})`;
  const owner = ownerId === null ? 'no owner' : byName(names).person(ownerId);
  return `${what}, ${counted(daysBetween(dueOn, toDay), 'day')} overdue, ${owner}`;
}

const titleMaxChars = 500;
