import { dueOutcomeCounts } from '../../db/queries/figures/due-outcomes.js';
import { incidentTimes } from '../../db/queries/figures/incident-times.js';
import { timeFigures } from '../../domain/figures/incident-figures.js';
import { onTimeFigure } from '../../domain/figures/on-time.js';
import { lastDays } from '../../domain/figures/period.js';
import { type ComparedFigures, figuresDays } from '../../domain/figures/team-figures.js';
import type { Deps } from '../deps.js';

/** The team's figures, as recent as they can be had without burdening the database. */
export type TeamFiguresOf = (workspaceId: string) => Promise<ComparedFigures>;

/** Figures are reused for so many times as long as it took to read them: a small team's are always current. */
const reusedFor = 100;

/** Reads figures at most once at a time for each workspace. `now`: milliseconds, to measure. */
export function openTeamFigures(deps: Pick<Deps, 'db' | 'clock'>, now: () => number): TeamFiguresOf {
  const known = new Map<string, { figures: Promise<ComparedFigures>; until: number }>();
  return (workspaceId) => {
    const last = known.get(workspaceId);
    if (last && now() < last.until) return last.figures;
    const startedAt = now();
    const reading = { figures: readTeamFigures(deps, workspaceId), until: Number.POSITIVE_INFINITY };
    known.set(workspaceId, reading);
    reading.figures.then(
      () => {
        reading.until = now() + (now() - startedAt) * reusedFor;
      },
      () => known.delete(workspaceId),
    );
    return reading.figures;
  };
}

/** The figures of the last 90 days and of the 90 before. */
export async function readTeamFigures(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  workspaceId: string,
): Promise<ComparedFigures> {
  const { current, before } = lastDays(figuresDays, clock());
  const days = { fromDay: before.fromDay, toDay: current.toDay, since: current.fromDay };
  const [times, due] = await Promise.all([
    incidentTimes(db, workspaceId, { from: before.from, to: current.to }),
    dueOutcomeCounts(db, workspaceId, days),
  ]);
  const isCurrent = ({ declaredAt }: { declaredAt: Date }) => declaredAt >= current.from;
  return {
    current: { times: timeFigures(times.filter(isCurrent)), onTime: onTimeFigure(due.since) },
    before: {
      times: timeFigures(times.filter((one) => !isCurrent(one))),
      onTime: onTimeFigure(due.before),
    },
  };
}
