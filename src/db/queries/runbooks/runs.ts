import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { Run, RunKey } from '../../../domain/runbooks/run.js';
import type { RunbookKey } from '../../../domain/runbooks/runbook.js';
import type { RunSaved } from '../../../domain/runbooks/writes.js';
import { arrayLiteral } from '../../connection/as-parameter.js';
import { param, prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { incomingValues } from '../../incoming-values.js';
import { runbookRunSteps, runbookRuns, runbooks, runbookVersions } from '../../schema/runbooks.js';
import { rowOf, runFromRows, stepRowOf } from './run-row.js';

/** The runs of an incident's runbooks, by number: all of them, or those with these numbers. */
export async function runsOf(tx: Tx, incident: IncidentKey, numbers?: number[]): Promise<Run[]> {
  if (numbers?.length === 0) return [];
  const wanted = {
    ...{ workspaceId: incident.workspaceId, number: incident.number },
    numbers: numbers ? arrayLiteral(numbers) : null,
  };
  const [rows, steps] = await Promise.all([selectRuns(tx, wanted), selectSteps(tx, wanted)]);
  return rows.flatMap((row) => {
    const own = steps.filter(({ runNumber }) => runNumber === row.run.number);
    return runFromRows(tx, row, own) ?? [];
  });
}

const selectRuns = prepared((orm) =>
  orm
    .select({
      run: runbookRuns,
      content: runbookVersions.content,
      versionAt: runbookVersions.createdAt,
      latestVersion: runbooks.version,
    })
    .from(runbookRuns)
    .innerJoin(runbookVersions, isVersionOfRun)
    .innerJoin(runbooks, isRunbookOfRun)
    .where(
      and(
        eq(runbookRuns.workspaceId, param('workspaceId')),
        eq(runbookRuns.incidentNumber, param('number')),
        isWanted(runbookRuns.number),
      ),
    )
    .orderBy(asc(runbookRuns.number)),
);

const selectSteps = prepared((orm) =>
  orm
    .select()
    .from(runbookRunSteps)
    .where(
      and(
        eq(runbookRunSteps.workspaceId, param('workspaceId')),
        eq(runbookRunSteps.incidentNumber, param('number')),
        isWanted(runbookRunSteps.runNumber),
      ),
    ),
);

/** Whether it is one of the wanted `numbers`; all are if that is null. */
function isWanted(column: PgColumn): SQL {
  return sql`coalesce(${column} = any(${param('numbers')}::int[]), true)`;
}

/** The open runs of a runbook, in any incident. */
export async function openRunsOf(
  tx: Tx,
  { workspaceId, number }: RunbookKey,
): Promise<{ incidentNumber: number; number: number }[]> {
  return tx.orm
    .select({ incidentNumber: runbookRuns.incidentNumber, number: runbookRuns.number })
    .from(runbookRuns)
    .where(
      and(
        eq(runbookRuns.workspaceId, workspaceId),
        eq(runbookRuns.runbookNumber, number),
        eq(runbookRuns.status, 'open'),
      ),
    );
}

/** Writes a run and its changed steps as they are now. The incident's lock orders the changes. */
export async function saveRun(tx: Tx, { run, changed }: RunSaved): Promise<void> {
  await tx.orm
    .insert(runbookRuns)
    .values(rowOf(run))
    .onConflictDoUpdate({
      target: [runbookRuns.workspaceId, runbookRuns.incidentNumber, runbookRuns.number],
      set: incomingValues(runbookRuns, ['messageTs']),
    });
  if (changed === 'all') await tx.orm.delete(runbookRunSteps).where(stepsOf(run));
  const steps = run.steps.filter(({ position }) => changed === 'all' || changed.includes(position));
  if (steps.length === 0) return;
  const { workspaceId, incidentNumber, runNumber, position } = runbookRunSteps;
  await tx.orm
    .insert(runbookRunSteps)
    .values(steps.map((step) => stepRowOf(run, step)))
    .onConflictDoUpdate({
      target: [workspaceId, incidentNumber, runNumber, position],
      set: incomingValues(runbookRunSteps),
    });
}

/** Stores the message that Slack posted. */
export async function setRunMessage(
  tx: Tx,
  { workspaceId, number: incidentNumber }: IncidentKey,
  { run: number, ts }: { run: number; ts: string },
): Promise<void> {
  await tx.orm
    .update(runbookRuns)
    .set({ messageTs: ts })
    .where(isRun({ workspaceId, incidentNumber, number }));
}

const isVersionOfRun = and(
  eq(runbookVersions.workspaceId, runbookRuns.workspaceId),
  eq(runbookVersions.runbookNumber, runbookRuns.runbookNumber),
  eq(runbookVersions.version, runbookRuns.version),
);
const isRunbookOfRun = and(
  eq(runbooks.workspaceId, runbookRuns.workspaceId),
  eq(runbooks.number, runbookRuns.runbookNumber),
);

function ofIncident({ workspaceId, number }: IncidentKey): SQL | undefined {
  return and(eq(runbookRuns.workspaceId, workspaceId), eq(runbookRuns.incidentNumber, number));
}

function isRun({ workspaceId, incidentNumber, number }: RunKey): SQL | undefined {
  return and(ofIncident({ workspaceId, number: incidentNumber }), eq(runbookRuns.number, number));
}

function stepsOf({ workspaceId, incidentNumber, number }: RunKey): SQL | undefined {
  return and(
    eq(runbookRunSteps.workspaceId, workspaceId),
    eq(runbookRunSteps.incidentNumber, incidentNumber),
    eq(runbookRunSteps.runNumber, number),
  );
}
