import { z } from 'zod';
import type { Tx } from '../../database.js';

/** SQL: whether the user with this id was erased. Both are SQL expressions. */
export function wasErased(workspaceId: string, userId: string): string {
  return `exists (select from erased_people
    where erased_people.workspace_id = ${workspaceId} and digest = ${digestOf(workspaceId, userId)})`;
}

function digestOf(workspaceId: string, userId: string): string {
  return `encode(sha256(convert_to(${workspaceId} || ' ' || ${userId}, 'UTF8')), 'hex')`;
}

/**
 * Remembers that a person is erased, and gives their number: the same each time. Until the transaction ends, nobody else
 * is erased, so that no two get one number.
 */
export async function storeErased(tx: Tx, workspaceId: string, userId: string, at: Date): Promise<number> {
  await tx.run('lock table erased_people in share row exclusive mode');
  const [row] = await tx.run(insertErased, [workspaceId, userId, at.toISOString()]);
  return z.object({ number: z.number() }).parse(row).number;
}

const insertErased = `
  insert into erased_people as known (workspace_id, digest, number, erased_at)
  select $1::text, ${digestOf('$1::text', '$2::text')},
    1 + coalesce((select max(number) from erased_people where workspace_id = $1), 0), $3::timestamptz
  on conflict (workspace_id, digest) do update set erased_at = known.erased_at
  returning number`;
