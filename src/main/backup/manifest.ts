import { z } from 'zod';

export const backupFormat = 1;

/** The first file of a backup: what one must know before its rows can be restored. */
export const Heading = z.object({
  format: z.literal(backupFormat),
  /** The version of Firebreak that wrote it. */
  firebreak: z.string(),
  takenAt: z.coerce.date(),
  /** When the latest migration of the database was made, in milliseconds. */
  latestMigration: z.number(),
  /** The columns of each table, in the order in which its parts have them. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type Heading = z.infer<typeof Heading>;

/** The last file of a backup: what its parts must be. */
export const Manifest = z.object({
  ...Heading.shape,
  /** How many rows each table has. */
  rows: z.record(z.string(), z.number()),
  /** The files before the manifest, in order. */
  parts: z.array(z.object({ name: z.string(), sha256: z.string() })),
  /** The last number that each sequence gave out; null: none yet. */
  sequences: z.record(z.string(), z.string().nullable()),
  /** The head of each incident's hash chain; null: nothing is sealed yet. */
  heads: z.array(z.object({ workspaceId: z.string(), number: z.number(), head: z.string().nullable() })),
});
export type Manifest = z.infer<typeof Manifest>;

export const headingName = 'backup.json';
export const manifestName = 'manifest.json';
/** The manifest's own SHA-256, as `sha256sum` writes and checks it. */
export const manifestSumName = 'manifest.json.sha256';

/** How many rows the backup has, over all tables. */
export function rowCount({ rows }: Manifest): number {
  return Object.values(rows).reduce((sum, count) => sum + count, 0);
}

/** How many of a text's bytes end a line: in Postgres's text format, each ends a row. */
export function countLines(text: Uint8Array): number {
  let count = 0;
  for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) count += 1;
  return count;
}
