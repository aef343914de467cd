import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { AttachedVersion } from '../../../domain/runbooks/decisions/attach.js';
import { runbookName } from '../../../domain/runbooks/run.js';
import type { RunbookKey } from '../../../domain/runbooks/runbook.js';
import type { Tx } from '../../database.js';
import { runbooks, runbookVersions } from '../../schema/runbooks.js';
import { storedContent } from './schemas.js';

/** Joins a runbook with its latest version. */
export const isLatestVersion = and(
  eq(runbookVersions.workspaceId, runbooks.workspaceId),
  eq(runbookVersions.runbookNumber, runbooks.number),
  eq(runbookVersions.version, runbooks.version),
);

/** The latest version of a runbook, to be attached; null if the library doesn't have it, or it can't be read. */
export async function latestVersion(
  tx: Tx,
  { workspaceId, number }: RunbookKey,
): Promise<AttachedVersion | null> {
  return firstVersion(tx, workspaceId, eq(runbooks.number, number));
}

/** The same by the runbook's path, or by its title, whose case doesn't matter. */
export async function latestVersionNamed(
  tx: Tx,
  workspaceId: string,
  name: string,
): Promise<AttachedVersion | null> {
  const isTitle = sql`lower(${runbooks.title}) = lower(${name})`;
  return firstVersion(tx, workspaceId, or(eq(runbooks.path, name), isTitle));
}

async function firstVersion(
  tx: Tx,
  workspaceId: string,
  which: SQL | undefined,
): Promise<AttachedVersion | null> {
  const [row] = await tx.orm
    .select({
      runbookNumber: runbooks.number,
      title: runbooks.title,
      version: runbooks.version,
      content: runbookVersions.content,
      versionAt: runbookVersions.createdAt,
    })
    .from(runbooks)
    .innerJoin(runbookVersions, isLatestVersion)
    .where(and(eq(runbooks.workspaceId, workspaceId), isNull(runbooks.removedAt), which))
    .orderBy(asc(runbooks.number))
    .limit(1);
  if (!row) return null;
  const { content, ...version } = row;
  const read = storedContent.read(content);
  if (read.kind === 'ok') return { ...version, steps: read.value.steps };
  const place = `${workspaceId} ${runbookName(row.runbookNumber)} v${row.version}`;
  tx.onUnreadable({ column: 'runbook_versions.content', row: place, why: read.why });
  return null;
}
