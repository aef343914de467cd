import { z } from 'zod';

/** What the process that makes a scheduled backup is told. */
export const BackupJob = z.object({
  /** The address of the database. */
  url: z.string(),
  /** The file to write. */
  path: z.string(),
  /** In base64; null: it isn't encrypted. */
  key: z.string().nullable(),
  /** The version of Firebreak. */
  version: z.string(),
  now: z.coerce.date(),
});
export type BackupJob = z.infer<typeof BackupJob>;

/** How it ended. */
export const BackupOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('made'), bytes: z.number(), rows: z.number() }),
  z.object({ kind: z.literal('failed'), why: z.string(), remedy: z.string() }),
]);
export type BackupOutcome = z.infer<typeof BackupOutcome>;
