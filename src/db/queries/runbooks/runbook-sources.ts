import { and, eq } from 'drizzle-orm';
import { runbookName } from '../../../domain/runbooks/run.js';
import type { RunbookSource } from '../../../domain/runbooks/suggested-edit.js';
import { isOneOf } from '../../any-of.js';
import type { Tx } from '../../database.js';
import { runbooks, runbookVersions } from '../../schema/runbooks.js';
import { isLatestVersion } from './latest-version.js';
import { storedContent } from './schemas.js';

/** The latest versions of these runbooks, removed ones included, by number. Without those that can't be read. */
export async function runbookSources(
  tx: Tx,
  workspaceId: string,
  numbers: readonly number[],
): Promise<RunbookSource[]> {
  const rows = await tx.orm
    .select({
      ...{ number: runbooks.number, title: runbooks.title, source: runbooks.source, path: runbooks.path },
      ...{ markdown: runbookVersions.markdown, content: runbookVersions.content },
    })
    .from(runbooks)
    .innerJoin(runbookVersions, isLatestVersion)
    .where(and(eq(runbooks.workspaceId, workspaceId), isOneOf(runbooks.number, [...numbers])))
    .orderBy(runbooks.number);
  return rows.flatMap(({ source, content, ...rest }) => {
    const read = storedContent.read(content);
    if (read.kind === 'ok') return [{ ...rest, folder: folderOf(source), content: read.value }];
    const place = `${workspaceId} ${runbookName(rest.number)}`;
    tx.onUnreadable({ column: 'runbook_versions.content', row: place, why: read.why });
    return [];
  });
}

/** The folder's name in `folder:runbooks`; null for what was added in Slack. */
export function folderOf(source: string): string | null {
  return /^folder:([\s\S]*)$/.exec(source)?.[1] ?? null;
}
