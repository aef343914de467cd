import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../database.js';
import { runbooks, runbookVersions } from '../../schema/runbooks.js';
import { isLatestVersion } from './latest-version.js';
import { folderOf } from './runbook-sources.js';

/** A runbook of the library, without its text. */
export interface ListedRunbook {
  number: number;
  title: string;
  /** The folder that it comes from; null: it was added in Slack. */
  folder: string | null;
  path: string;
  version: number;
  /** How many it has; 0 if it can't be read. */
  steps: number;
}

/** The library by number, without what was removed. */
export async function listRunbooks(tx: Tx, workspaceId: string): Promise<ListedRunbook[]> {
  const rows = await tx.orm
    .select({
      ...{ number: runbooks.number, title: runbooks.title, source: runbooks.source, path: runbooks.path },
      version: runbooks.version,
      steps: sql<number>`case jsonb_typeof(${runbookVersions.content} -> 'steps') when 'array'
        then jsonb_array_length(${runbookVersions.content} -> 'steps') else 0 end`,
    })
    .from(runbooks)
    .innerJoin(runbookVersions, isLatestVersion)
    .where(and(eq(runbooks.workspaceId, workspaceId), isNull(runbooks.removedAt)))
    .orderBy(asc(runbooks.number));
  return rows.map(({ source, ...rest }) => ({ ...rest, folder: folderOf(source) }));
}
