import { createHash } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { type SearchText, searchTextOf } from '../../../domain/runbooks/library/search-text.js';
import type { RunbookContent } from '../../../domain/runbooks/runbook.js';
import { isNoneOf, isOneOf } from '../../any-of.js';
import type { Tx } from '../../database.js';
import { workspaces } from '../../schema/incident.js';
import { runbooks, runbookVersions } from '../../schema/runbooks.js';
import { isLatestVersion } from './latest-version.js';
import { storedContent } from './schemas.js';

/** A runbook as it is stored, without its text. */
export interface LibraryEntry {
  number: number;
  path: string;
  version: number;
  /** Of the latest version's Markdown. */
  hash: string;
  isRemoved: boolean;
}

/** A new version of a runbook; version 1 of a new one. */
export interface NewVersion {
  number: number;
  path: string;
  version: number;
  hash: string;
  markdown: string;
  content: RunbookContent;
}

/** SHA-256, in hexadecimal. */
export function hashOf(markdown: string): string {
  return createHash('sha256').update(markdown).digest('hex');
}

/** Makes other imports into this workspace's library wait until the transaction ends. */
export async function lockLibrary(tx: Tx, workspaceId: string): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(hashtext($1))', [`runbooks ${workspaceId}`]);
}

/** The entries with these paths, removed ones included; all of the source without paths. */
export function libraryEntries(
  tx: Tx,
  { workspaceId, source, paths }: { workspaceId: string; source: string; paths?: readonly string[] },
): Promise<LibraryEntry[]> {
  return tx.orm
    .select({
      number: runbooks.number,
      path: runbooks.path,
      version: runbooks.version,
      hash: runbookVersions.hash,
      isRemoved: sql<boolean>`${runbooks.removedAt} is not null`,
    })
    .from(runbooks)
    .innerJoin(runbookVersions, isLatestVersion)
    .where(
      and(
        eq(runbooks.workspaceId, workspaceId),
        eq(runbooks.source, source),
        paths && isOneOf(runbooks.path, [...paths]),
      ),
    );
}

/** The next `count` numbers in the workspace, from 1. */
export async function takeRunbookNumbers(tx: Tx, workspaceId: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  const [row] = await tx.orm
    .insert(workspaces)
    .values({ workspaceId, lastRunbookNumber: count })
    .onConflictDoUpdate({
      target: workspaces.workspaceId,
      set: { lastRunbookNumber: sql`${workspaces.lastRunbookNumber} + ${count}` },
    })
    .returning({ last: workspaces.lastRunbookNumber });
  if (!row) throw new Error(`No runbook number was given for workspace ${workspaceId}.`);
  return Array.from({ length: count }, (_, index) => row.last - count + 1 + index);
}

/** Stores new versions, and the runbooks as they are with them; removed ones are back. */
export async function saveVersions(
  tx: Tx,
  versions: readonly NewVersion[],
  { workspaceId, source, at, by }: { workspaceId: string; source: string; at: Date; by: string | null },
): Promise<void> {
  if (versions.length === 0) return;
  await tx.orm.insert(runbookVersions).values(
    versions.map(({ number, version, hash, markdown, content }) => ({
      ...{ workspaceId, runbookNumber: number, version, hash, markdown },
      ...{ content: storedContent.write(content), createdAt: at, createdBy: by },
    })),
  );
  await tx.orm
    .insert(runbooks)
    .values(versions.map((version) => ({ ...rowOf(version), workspaceId, source })))
    .onConflictDoUpdate({ target: [runbooks.workspaceId, runbooks.number], set: newValues });
}

function rowOf({ number, path, version, markdown, content: { title, applies } }: NewVersion) {
  const search = searchVector(searchTextOf({ title, path, applies, markdown }));
  return { number, path, title, version, ...applies, removedAt: null, search };
}

function searchVector({ title, applies, body }: SearchText) {
  return sql`setweight(to_tsvector('english', ${title}), 'A') || setweight(to_tsvector('english', ${applies}), 'B')
    || setweight(to_tsvector('english', ${body}), 'D')`;
}

const newValues = {
  title: sql`excluded.title`,
  version: sql`excluded.version`,
  services: sql`excluded.services`,
  severities: sql`excluded.severities`,
  labels: sql`excluded.labels`,
  alerts: sql`excluded.alerts`,
  removedAt: null,
  search: sql`excluded.search`,
};

/** Marks runbooks as there again, with the version that they had. */
export async function restoreRunbooks(
  tx: Tx,
  workspaceId: string,
  numbers: readonly number[],
): Promise<void> {
  if (numbers.length === 0) return;
  await tx.orm
    .update(runbooks)
    .set({ removedAt: null })
    .where(and(eq(runbooks.workspaceId, workspaceId), isOneOf(runbooks.number, [...numbers])));
}

/** Marks the runbooks of a source whose files are gone. Returns their numbers and paths. */
export async function removeMissing(
  tx: Tx,
  {
    workspaceId,
    source,
    paths,
    at,
  }: { workspaceId: string; source: string; paths: readonly string[]; at: Date },
): Promise<{ number: number; path: string }[]> {
  return tx.orm
    .update(runbooks)
    .set({ removedAt: at })
    .where(
      and(
        eq(runbooks.workspaceId, workspaceId),
        eq(runbooks.source, source),
        isNull(runbooks.removedAt),
        isNoneOf(runbooks.path, paths),
      ),
    )
    .returning({ number: runbooks.number, path: runbooks.path });
}
