import { z } from 'zod';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { Cursor, TimelinePage } from '../../../domain/timeline/timeline-item.js';
import type { Tx } from '../../database.js';
import { itemOf, itemsSql } from './timeline-items.js';

export interface PageAsked {
  /** Whether to include messages that aren't highlights. */
  isAll: boolean;
  /** Only items before this position; null: the latest. */
  before: Cursor | null;
  limit: number;
}

/** A page of an incident's timeline; uses indexes, however large the tables are. */
export async function timelinePage(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { isAll, before, limit }: PageAsked,
): Promise<TimelinePage> {
  const values = [workspaceId, number, before?.at.toISOString() ?? 'infinity', before?.key ?? '', limit + 1];
  const [rows, [counted]] = await Promise.all([
    tx.run(isAll ? allItems : highlighted, values),
    tx.run(counts, [workspaceId, number]),
  ]);
  const items = rows
    .slice(0, limit)
    .map((row) => itemOf(tx, row))
    .toReversed();
  const first = items[0];
  return {
    items,
    before: rows.length > limit && first ? { at: first.occurredAt, key: first.key } : null,
    counts: z.object({ highlights: z.number(), all: z.number() }).parse(counted),
  };
}

const highlighted = itemsSql({ entries: 'and not is_hidden', messages: 'and is_highlight' });
const allItems = itemsSql({ entries: '', messages: '' });

const counts = `
  select (entries - hidden + marked)::int as highlights, (entries + written)::int as all from (
    select
      (select count(*) from timeline_entries where workspace_id = $1 and incident_number = $2 and is_hidden) as hidden,
      (select count(*) from timeline_entries where workspace_id = $1 and incident_number = $2) as entries,
      (select count(*) from messages where workspace_id = $1 and incident_number = $2 and is_highlight) as marked,
      (select count(*) from messages where workspace_id = $1 and incident_number = $2) as written
  ) as counted`;
