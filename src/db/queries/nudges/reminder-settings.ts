import { z } from 'zod';
import type { ReminderSettings } from '../../../domain/nudges/rows.js';
import { weekdays } from '../../../domain/time/working-days.js';
import type { Tx } from '../../database.js';

/** What a person chose for their own reminders. */
export async function findReminderSettings(
  tx: Tx,
  workspaceId: string,
  userId: string,
): Promise<ReminderSettings> {
  const [found] = await tx.run(
    `select digest_at as "digestAt", country, to_json(weekend) as weekend, away_until as "awayUntil"
     from reminder_settings where workspace_id = $1 and user_id = $2`,
    [workspaceId, userId],
  );
  return found ? row.parse(found) : { digestAt: null, country: null, weekend: null, awayUntil: null };
}

const row = z.object({
  digestAt: z.string().nullable(),
  country: z.string().nullable(),
  weekend: z.array(z.enum(weekdays)).nullable(),
  awayUntil: z.string().nullable(),
});

export async function saveReminderSettings(
  tx: Tx,
  workspaceId: string,
  { userId, settings }: { userId: string; settings: ReminderSettings },
): Promise<void> {
  const { digestAt, country, weekend, awayUntil } = settings;
  await tx.run(
    `insert into reminder_settings (workspace_id, user_id, digest_at, country, weekend, away_until)
     values ($1, $2, $3, $4, $5::text[], $6)
     on conflict (workspace_id, user_id) do update
     set digest_at = excluded.digest_at, country = excluded.country, weekend = excluded.weekend,
       away_until = excluded.away_until`,
    [workspaceId, userId, digestAt, country, weekend, awayUntil],
  );
}

/** Stores since when Slack rejects messages to this person. */
export async function markUnreachable(
  tx: Tx,
  workspaceId: string,
  { userId, since }: { userId: string; since: Date },
): Promise<void> {
  await tx.run(
    `insert into reminder_settings as known (workspace_id, user_id, unreachable_since)
     values ($1, $2, $3::timestamptz)
     on conflict (workspace_id, user_id) do update
     set unreachable_since = coalesce(known.unreachable_since, excluded.unreachable_since)`,
    [workspaceId, userId, since.toISOString()],
  );
}

/** These people can be messaged again, as far as is known: Slack says that they have changed. */
export async function clearUnreachable(tx: Tx, workspaceId: string, userIds: string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.run(
    `update reminder_settings set unreachable_since = null
     where workspace_id = $1 and user_id = any($2::text[]) and unreachable_since is not null`,
    [workspaceId, userIds],
  );
}
