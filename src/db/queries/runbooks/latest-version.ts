import { and, eq, isNull } from 'drizzle-orm';
import type { AttachedVersion } from '../../../domain/runbooks/decisions/attach.js';
import { runbookName } from '../../../domain/runbooks/run.js';
import type { RunbookKey } from '../../../domain/runbooks/runbook.js';
import type { Tx } from '../../database.js';
import { runbooks, runbookVersions } from '../../schema/runbooks.js';
import { storedContent } from './schemas.js';

/** The latest version of a runbook, to be attached; null if the library doesn't have it, or it can't be read. */
export async function latestVersion(
  tx: Tx,
  { workspaceId, number }: RunbookKey,
): Promise<AttachedVersion | null> {
  const isLatest = and(
    eq(runbookVersions.workspaceId, runbooks.workspaceId),
    eq(runbookVersions.runbookNumber, runbooks.number),
    eq(runbookVersions.version, runbooks.version),
  );
  const [row] = await tx.orm
    .select({
      title: runbooks.title,
      version: runbooks.version,
      content: runbookVersions.content,
      versionAt: runbookVersions.createdAt,
    })
    .from(runbooks)
    .innerJoin(runbookVersions, isLatest)
    .where(
      and(eq(runbooks.workspaceId, workspaceId), eq(runbooks.number, number), isNull(runbooks.removedAt)),
    );
  if (!row) return null;
  const { content, ...version } = row;
  const read = storedContent.read(content);
  if (read.kind === 'ok') return { ...version, runbookNumber: number, steps: read.value.steps };
  const place = `${workspaceId} ${runbookName(number)} v${row.version}`;
  tx.onUnreadable({ column: 'runbook_versions.content', row: place, why: read.why });
  return null;
}
