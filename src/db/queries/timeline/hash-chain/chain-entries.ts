import { and, asc, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { IncidentKey } from '../../../../domain/incident/incident.js';
import {
  type ChainEnd,
  type ChainEntry,
  chainStart,
} from '../../../../domain/timeline/hash-chain/chain-entry.js';
import type { Tx } from '../../../database.js';
import { chainEntries } from '../../../schema/timeline.js';
import { originOf } from '../../incident/imports.js';

/** The whole hash chain of an incident's record, in order. */
export async function allChainEntries(tx: Tx, incident: IncidentKey): Promise<ChainEntry[]> {
  return tx.orm.select().from(chainEntries).where(ofIncident(incident)).orderBy(asc(chainEntries.seq));
}

/** The last entry of the chain, or its start if it is empty. */
export async function chainEnd(tx: Tx, incident: IncidentKey): Promise<ChainEnd> {
  const [last] = await tx.orm
    .select({ seq: chainEntries.seq, hash: chainEntries.hash })
    .from(chainEntries)
    .where(ofIncident(incident))
    .orderBy(desc(chainEntries.seq))
    .limit(1);
  if (last) return last;
  const { workspaceId } = await originOf(tx, incident);
  return chainStart({ workspaceId, number: incident.number });
}

/** The latest chain entry of each of these parts, by the part's name. */
export async function latestChainEntries(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  parts: string[],
): Promise<Map<string, Pick<ChainEntry, 'seq' | 'salt' | 'digest'>>> {
  const rows = await tx.run(latestOfEach, [workspaceId, number, parts]);
  return new Map(rows.map((row) => latest.parse(row)).map(({ part, ...chainEntry }) => [part, chainEntry]));
}

const latestOfEach = `
  select asked.part, seq, salt, digest
  from unnest($3::text[]) as asked(part)
  cross join lateral (
    select seq, salt, digest from chain_entries
    where workspace_id = $1 and incident_number = $2 and chain_entries.part = asked.part
    order by seq desc limit 1
  ) as latest`;

const latest = z.object({
  part: z.string(),
  seq: z.number(),
  salt: z.string().nullable(),
  digest: z.string(),
});

/** Appends entries to the chain and erases the salts of those that they replace. */
export async function appendChainEntries(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { added, replaced }: { added: ChainEntry[]; replaced: number[] },
): Promise<void> {
  if (added.length === 0) return;
  await Promise.all([
    tx.run(forgetSalts, [workspaceId, number, replaced]),
    tx.run(insertMany, [
      ...[workspaceId, number, added.map(({ seq }) => seq), added.map(({ part }) => part)],
      ...[added.map(({ salt }) => salt), added.map(({ digest }) => digest)],
      ...[added.map(({ sealedAt }) => sealedAt.toISOString()), added.map(({ hash }) => hash)],
    ]),
  ]);
}

const forgetSalts = `
  update chain_entries set salt = null
  where workspace_id = $1 and incident_number = $2 and seq = any($3::int[]) and salt is not null`;

const insertMany = `
  insert into chain_entries (workspace_id, incident_number, seq, part, salt, digest, sealed_at, hash)
  select $1, $2, added.*
  from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[]) as added`;

function ofIncident({ workspaceId, number }: IncidentKey) {
  return and(eq(chainEntries.workspaceId, workspaceId), eq(chainEntries.incidentNumber, number));
}
