import { and, eq } from 'drizzle-orm';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { Tx } from '../../database.js';
import { incidentImports, workspaces } from '../../schema/incident.js';

/** How an incident came from a file. */
export interface IncidentImport {
  importedAt: Date;
  /** SHA-256 of what was imported, in hexadecimal. */
  digest: string;
}

/** Where an incident was declared. */
export interface Origin {
  workspaceId: string;
  /** The web address of that workspace; null: unknown. */
  url: string | null;
}

/** Null: it was declared in this database. */
export async function importOf(tx: Tx, incident: IncidentKey): Promise<IncidentImport | null> {
  const [row] = await tx.orm
    .select({ importedAt: incidentImports.importedAt, digest: incidentImports.digest })
    .from(incidentImports)
    .where(isImport(incident));
  return row ?? null;
}

/** Its own workspace, unless it was imported from another. */
export async function originOf(tx: Tx, incident: IncidentKey): Promise<Origin> {
  const { workspaceId } = incident;
  const [[origin], [own]] = await Promise.all([
    tx.orm
      .select({ workspaceId: incidentImports.originWorkspaceId, url: incidentImports.originUrl })
      .from(incidentImports)
      .where(isImport(incident)),
    tx.orm.select({ url: workspaces.url }).from(workspaces).where(eq(workspaces.workspaceId, workspaceId)),
  ]);
  return origin ?? { workspaceId, url: own?.url ?? null };
}

/** Stores that an incident came from a file. */
export async function insertImport(
  tx: Tx,
  { workspaceId, number: incidentNumber }: IncidentKey,
  { importedAt, digest, origin }: IncidentImport & { origin: Origin },
): Promise<void> {
  await tx.orm.insert(incidentImports).values({
    ...{ workspaceId, incidentNumber, importedAt, digest },
    ...{ originWorkspaceId: origin.workspaceId, originUrl: origin.url },
  });
}

function isImport({ workspaceId, number }: IncidentKey) {
  return and(eq(incidentImports.workspaceId, workspaceId), eq(incidentImports.incidentNumber, number));
}
