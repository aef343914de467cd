import { z } from 'zod';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { MessageLink } from '../../../domain/timeline/messages/message-link.js';
import type { Tx } from '../../database.js';

/** Those of these messages that the incident's timeline quotes, as `C1 1700000000.000100`. */
export async function alreadyQuoted(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  messages: readonly Pick<MessageLink, 'channelId' | 'ts'>[],
): Promise<ReadonlySet<string>> {
  if (messages.length === 0) return new Set();
  const names = messages.map(({ channelId, ts }) => `${channelId} ${ts}`);
  const rows = await tx.run(select, [workspaceId, number, names]);
  return new Set(rows.map((row) => z.object({ name: z.string() }).parse(row).name));
}

const select = `
  select name from timeline_entries, lateral (select (event ->> 'channelId') || ' ' || (event ->> 'ts') as name) as named
  where workspace_id = $1 and incident_number = $2 and event ->> 'kind' = 'quoted' and name = any($3::text[])`;
