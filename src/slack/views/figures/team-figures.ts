import type { KnownBlock } from '@slack/types';
import {
  type LeftOutReason,
  leftOutReasons,
  type TimeFigure,
  type TimeFigureName,
  timeFigureNames,
} from '../../../domain/figures/incident-figures.js';
import { type OnTimeFigure, onTimePercent } from '../../../domain/figures/on-time.js';
import { type ComparedFigures, figuresDays, type TeamFigures } from '../../../domain/figures/team-figures.js';
import { counted } from '../../../domain/text/words.js';
import { unreachable } from '../../../domain/unreachable.js';
import { context, header, section } from '../text/blocks.js';
import { duration } from '../text/text.js';

/** How the team is doing: four lines for the last days, four for those before, what they mean and what they leave out. */
export function teamFiguresBlocks({ current, before }: ComparedFigures): KnownBlock[] {
  const title = header("How we're doing");
  if (isEmpty(current) && isEmpty(before))
    return [title, context('Nothing to count yet: no incident is over, and no action item was due.')];
  return [
    title,
    section(linesOf(`Last ${figuresDays} days`, current)),
    ...(isEmpty(before) ? [] : [context(linesOf(`${figuresDays} days before`, before))]),
    context(`${explanation}\n${leftOutText(current)}`),
  ];
}

function isEmpty({ times, onTime }: TeamFigures): boolean {
  return onTime.n + timeFigureNames.reduce((sum, name) => sum + times[name].n, 0) === 0;
}

const explanation =
  'Median and 90th percentile of the times from the declaration, n incidents. On time: done by the due date.';

function linesOf(title: string, { times, onTime }: TeamFigures): string {
  const lines = timeFigureNames.map((name) => `${labels[name]} ${timeText(times[name])}`);
  return [`*${title}*`, ...lines, `Action items on time ${onTimeText(onTime)}`].join('\n');
}

const labels: Record<TimeFigureName, string> = {
  time_to_acknowledge: 'Acknowledged',
  time_to_mitigate_from_declared: 'Mitigated',
  time_to_resolve: 'Resolved',
};

/** `3 min · p90 12 min · n = 14`. */
function timeText({ n, median, p90 }: TimeFigure): string {
  if (median === null || p90 === null) return '–';
  return `*${duration(median)}* · p90 ${duration(p90)} · n = ${n}`;
}

/** `81% · n = 26`. */
function onTimeText(figure: OnTimeFigure): string {
  const percent = onTimePercent(figure);
  return percent === null ? '–' : `*${percent}%* · n = ${figure.n}`;
}

/** `Left out: 2 drills · 1 canceled · not yet: 3 mitigated, 4 resolved · private incidents`. */
function leftOutText({ times, onTime }: TeamFigures): string {
  const reasons = leftOutReasons.flatMap((reason) => {
    const text = reasonText(reason, times);
    return text ? [text] : [];
  });
  const { wontDo, drill, canceled } = onTime.leftOut;
  const items = [
    ...(wontDo > 0 ? [`${counted(wontDo, 'action item')} that won't be done`] : []),
    ...(drill + canceled > 0
      ? [`${counted(drill + canceled, 'action item')} of drills and canceled incidents`]
      : []),
  ];
  return `Left out: ${[...reasons, ...items, 'private incidents'].join(' · ')}`;
}

/** Drills and canceled incidents are in none of the figures, so any of them tells how many there are. */
function reasonText(reason: LeftOutReason, times: TeamFigures['times']): string | null {
  const all = times.time_to_resolve.leftOut[reason] ?? 0;
  const counts = timeFigureNames.flatMap((name) => {
    const count = times[name].leftOut[reason] ?? 0;
    return count > 0 ? [`${count} ${labels[name].toLowerCase()}`] : [];
  });
  const each = counts.length > 0 ? counts.join(', ') : null;
  switch (reason) {
    case 'drill':
      return all > 0 ? counted(all, 'drill') : null;
    case 'canceled':
      return all > 0 ? `${all} canceled` : null;
    case 'still_open':
      return each && `not yet: ${each}`;
    case 'not_recorded':
      return each && `without a time: ${each}`;
    case 'out_of_order':
      return each && `times out of order: ${each}`;
    default:
      return unreachable(reason);
  }
}
