import { z } from 'zod';
import type { IncidentKey } from '../../../../domain/incident/incident.js';
import type { StoredIncident, StoredRow } from '../../../../domain/incident/stored-incident.js';
import type { Tx } from '../../../database.js';

/** What of an incident belongs to another one already: its channel, or action items by number or external id. */
export async function takenBy(
  tx: Tx,
  { workspaceId }: IncidentKey,
  { tables }: StoredIncident,
): Promise<{ channelOf: number | null; actionItems: number[] }> {
  const items = tables.action_items ?? [];
  const [channels, taken] = await Promise.all([
    tx.run('select number from incidents where workspace_id = $1 and channel_id = $2', [
      workspaceId,
      tables.incidents?.[0]?.channel_id ?? null,
    ]),
    tx.run(takenItems, [workspaceId, valuesOf(items, 'number'), valuesOf(items, 'external_id')]),
  ]);
  return {
    channelOf: channels[0] ? numbered.parse(channels[0]).number : null,
    actionItems: taken.map((row) => numbered.parse(row).number),
  };
}

const takenItems = `
  select number from action_items
  where workspace_id = $1 and (number = any($2::int[]) or external_id = any($3::text[])) order by number`;

const numbered = z.object({ number: z.number() });

function valuesOf(rows: readonly StoredRow[], column: string): unknown[] {
  return rows.map((row) => row[column]).filter((value) => value !== null && value !== undefined);
}
