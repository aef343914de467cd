import { and, eq } from 'drizzle-orm';
import { type Run, runbookName } from '../../../domain/runbooks/run.js';
import type { RunbookContent } from '../../../domain/runbooks/runbook.js';
import type { Tx } from '../../database.js';
import { runbookVersions } from '../../schema/runbooks.js';
import { storedContent } from './schemas.js';

/** Everything that a run's version says; null if it can't be read. */
export async function contentOfRun(
  tx: Tx,
  { workspaceId, runbookNumber, version }: Run,
): Promise<RunbookContent | null> {
  const isVersion = and(
    eq(runbookVersions.workspaceId, workspaceId),
    eq(runbookVersions.runbookNumber, runbookNumber),
    eq(runbookVersions.version, version),
  );
  const [row] = await tx.orm
    .select({ content: runbookVersions.content })
    .from(runbookVersions)
    .where(isVersion);
  const read = storedContent.read(row?.content);
  if (read.kind === 'ok') return read.value;
  const place = `${workspaceId} ${runbookName(runbookNumber)} v${version}`;
  tx.onUnreadable({ column: 'runbook_versions.content', row: place, why: read.why });
  return null;
}
