import { z } from 'zod';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { itemKey } from '../../../domain/timeline/item-key.js';
import { openQuestion } from '../../../domain/timeline/open-question.js';
import type { TimelineItem } from '../../../domain/timeline/timeline-item.js';
import type { Tx } from '../../database.js';
import { findItem } from './timeline-item.js';

/** Open questions asked in an incident's channel since then. Oldest first, the newest `limit` of them. */
export async function openQuestions(
  tx: Tx,
  incident: IncidentKey,
  { since, limit }: { since: Date; limit: number },
): Promise<TimelineItem[]> {
  const { workspaceId, number } = incident;
  const { ending, answerTimeMs } = openQuestion;
  const asking = [workspaceId, number, since.toISOString(), limit, ending, answerTimeMs];
  const rows = await tx.run(unanswered, asking);
  const keys = rows.map((row) => itemKey({ kind: 'message', ts: asked.parse(row).ts }));
  const items = await Promise.all(keys.map((key) => findItem(tx, incident, key)));
  return items.flatMap((item) => item ?? []).toReversed();
}

const asked = z.object({ ts: z.string() });

const unanswered = `
  select ts from messages question
  where workspace_id = $1 and incident_number = $2 and occurred_at >= $3::timestamptz
    and text ~ $5 and not is_bot and deleted_at is null and purged_at is null
    and not exists (
      select 1 from messages answer
      where answer.workspace_id = $1 and answer.incident_number = $2 and answer.author_id <> question.author_id
        and not answer.is_bot and answer.ts > question.ts
        and (answer.thread_ts = question.ts
          or answer.occurred_at <= question.occurred_at + $6::int * interval '1 ms'
            and answer.thread_ts is not distinct from question.thread_ts)
    )
  order by occurred_at desc, ts desc
  limit $4::int`;
