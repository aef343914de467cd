import { z } from 'zod';
import type { Owner } from '../../../domain/delivery/owner.js';
import type { EffectKind } from '../../../domain/effect.js';
import type { Tx } from '../../database.js';

const lateAsker = z.object({
  userId: z.string(),
  key: z.string(),
  kind: z.string(),
  trace: z.string(),
  answerUrl: z.string().nullable(),
  isAnswered: z.boolean(),
});
const counts = z.tuple([z.object({ waiting: z.number(), posted: z.number() })]);

/**
 * A person whose request is late: the first such effect, their response URL, and whether an answer is already waiting.
 */
export type LateAsker = z.infer<typeof lateAsker>;

/** Who has been waiting since before `before` to see effects of these kinds. */
export async function lateAskers(
  tx: Tx,
  { workspaceId, key }: Owner,
  { kinds, before }: { kinds: readonly EffectKind[]; before: Date },
): Promise<LateAsker[]> {
  const rows = await tx.run(
    `select distinct on (asked_by) asked_by as "userId", key, kind, trace, answer_url as "answerUrl",
       exists (select from effects answers
         where answers.workspace_id = $1 and answers.owner = $2 and answers.kind = 'answer'
           and answers.asked_by = effects.asked_by and answers.state in ('waiting', 'attempting')) as "isAnswered"
     from effects
     where workspace_id = $1 and owner = $2 and state in ('waiting', 'attempting')
       and kind = any($3::text[]) and asked_by is not null and created_at <= $4::timestamptz
     order by asked_by, id`,
    [workspaceId, key, `{${kinds.join(',')}}`, before.toISOString()],
  );
  return z.array(lateAsker).parse(rows);
}

/**
 * Of a person's effects of these kinds with an id below `beforeId`: how many are waiting, and how many were posted
 * since `since`.
 */
export async function countAwaited(
  tx: Tx,
  { workspaceId, key }: Owner,
  asked: { userId: string; kinds: readonly EffectKind[]; beforeId: number; since: Date },
): Promise<{ waiting: number; posted: number }> {
  const rows = await tx.run(
    `select count(*) filter (where state in ('waiting', 'attempting'))::int as waiting,
       count(*) filter (where state = 'done' and finished_at >= $6::timestamptz)::int as posted
     from effects
     where workspace_id = $1 and owner = $2 and asked_by = $3 and kind = any($4::text[]) and id < $5::bigint`,
    [workspaceId, key, asked.userId, `{${asked.kinds.join(',')}}`, asked.beforeId, asked.since.toISOString()],
  );
  return counts.parse(rows)[0];
}
