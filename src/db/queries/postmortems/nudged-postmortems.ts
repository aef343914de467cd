import { z } from 'zod';
import type { NudgedPostmortem } from '../../../domain/nudges/postmortem-rows.js';
import type { Tx } from '../../database.js';
import { readableRows } from '../../readable-rows.js';
import { readWith } from '../../stored-json.js';

/** What nudges need of the post-mortems of these incidents, by number. */
export async function nudgedPostmortems(
  tx: Tx,
  workspaceId: string,
  numbers: number[],
): Promise<Map<number, NudgedPostmortem>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx.run(select, [workspaceId, numbers]);
  const found = readableRows(tx, rows, {
    read: (raw) => readWith(row, raw),
    column: 'postmortems',
    nameOf: (raw) => `${workspaceId} INC-${numbered.parse(raw).number}`,
  });
  return new Map(
    found.map(({ number, reviewers, ...one }) => [
      number,
      { ...one, reviewers: reviewers.filter(({ approvedAt }) => approvedAt === null) },
    ]),
  );
}

const select = `
  select incident_number as number, state = 'published' as "isPublished", owner_id as "ownerId",
    due_on::text as "dueOn", reviewers,
    coalesce((select json_agg(json_build_object('userId', asked_of, 'askedAt', asked_at))
      from postmortem_questions asked
      where asked.workspace_id = postmortems.workspace_id and asked.incident_number = postmortems.incident_number
        and asked_of is not null and answer is null), '[]') as questions
  from postmortems where workspace_id = $1 and incident_number = any($2::int[])`;

const numbered = z.object({ number: z.number() });
const asked = z.object({ userId: z.string(), askedAt: z.coerce.date() });

const row = z.object({
  number: z.number(),
  isPublished: z.boolean(),
  ownerId: z.string().nullable(),
  dueOn: z.string().nullable(),
  reviewers: z.array(asked.extend({ approvedAt: z.coerce.date().nullable() })),
  questions: z.array(asked),
});
