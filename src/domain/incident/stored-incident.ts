/**
 * Everything that the database has of an incident, as rows by table: what an import writes. Copied images are files beside
 * it.
 */
export interface StoredIncident {
  /** The web address of the incident's workspace; null: unknown. */
  workspaceUrl: string | null;
  tables: Record<string, StoredRow[]>;
}

/** A row by its columns, without those that say which incident it belongs to. */
export type StoredRow = Record<string, unknown>;
