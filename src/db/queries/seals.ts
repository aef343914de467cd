import { and, asc, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { IncidentKey } from '../../domain/incident/incident.js';
import { type ChainEnd, chainStart, type Seal } from '../../domain/seals/seal.js';
import type { Tx } from '../database.js';
import { seals } from '../schema/record.js';

/** The whole chain of an incident's record, in its order. */
export async function allSeals(tx: Tx, incident: IncidentKey): Promise<Seal[]> {
  return tx.orm.select().from(seals).where(ofIncident(incident)).orderBy(asc(seals.seq));
}

/** Where the chain ends now. */
export async function chainEnd(tx: Tx, incident: IncidentKey): Promise<ChainEnd> {
  const [last] = await tx.orm
    .select({ seq: seals.seq, hash: seals.hash })
    .from(seals)
    .where(ofIncident(incident))
    .orderBy(desc(seals.seq))
    .limit(1);
  return last ?? chainStart(incident);
}

/** The latest seal of each of these parts, by the part's name. */
export async function latestSeals(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  facts: string[],
): Promise<Map<string, Pick<Seal, 'seq' | 'salt' | 'digest'>>> {
  const rows = await tx.run(latestOfEach, [workspaceId, number, facts]);
  return new Map(rows.map((row) => latest.parse(row)).map(({ fact, ...seal }) => [fact, seal]));
}

const latestOfEach = `
  select asked.fact, seq, salt, digest
  from unnest($3::text[]) as asked(fact)
  cross join lateral (
    select seq, salt, digest from seals
    where workspace_id = $1 and incident_number = $2 and seals.fact = asked.fact
    order by seq desc limit 1
  ) as seal`;

const latest = z.object({
  fact: z.string(),
  seq: z.number(),
  salt: z.string().nullable(),
  digest: z.string(),
});

/** Sets seals at the end of the chain, and forgets the salts of those that they take the place of. */
export async function appendSeals(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { added, replaced }: { added: Seal[]; replaced: number[] },
): Promise<void> {
  if (added.length === 0) return;
  await Promise.all([
    tx.run(forgetSalts, [workspaceId, number, replaced]),
    tx.run(insertMany, [
      ...[workspaceId, number, added.map(({ seq }) => seq), added.map(({ fact }) => fact)],
      ...[added.map(({ salt }) => salt), added.map(({ digest }) => digest)],
      ...[added.map(({ sealedAt }) => sealedAt.toISOString()), added.map(({ hash }) => hash)],
    ]),
  ]);
}

const forgetSalts = `
  update seals set salt = null
  where workspace_id = $1 and incident_number = $2 and seq = any($3::int[]) and salt is not null`;

const insertMany = `
  insert into seals (workspace_id, incident_number, seq, fact, salt, digest, sealed_at, hash)
  select $1, $2, added.*
  from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[]) as added`;

function ofIncident({ workspaceId, number }: IncidentKey) {
  return and(eq(seals.workspaceId, workspaceId), eq(seals.incidentNumber, number));
}
