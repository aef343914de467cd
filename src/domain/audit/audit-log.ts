import type { ChainEnd, ChainEntry, Sha256 } from '../timeline/hash-chain/chain-entry.js';
import { fixedForm, type SealedContent } from '../timeline/hash-chain/sealed-content.js';
import type { Verdict } from '../timeline/hash-chain/verdict.js';
import { verify } from '../timeline/hash-chain/verify.js';

/** An entry of the audit log as stored, with its link in the log's hash chain. */
export interface SealedAuditEntry extends Omit<ChainEntry, 'part' | 'sealedAt'> {
  at: Date;
  actorKind: string;
  actorId: string | null;
  /** As stored. */
  access: unknown;
  /** The earlier entries that it erased a person from. */
  erases: readonly number[];
}

/** A workspace's audit log: `start` is what precedes its first entry, `end` its last one as counted apart. */
export interface AuditLog {
  start: ChainEnd;
  end: ChainEnd;
  /** In the order of `seq`. */
  entries: SealedAuditEntry[];
}

/** What precedes the first entry of a workspace's log. */
export function auditStart(workspaceId: string): ChainEnd {
  return { seq: 0, hash: `${workspaceId} audit` };
}

/** The part of the log that an entry seals. */
export function auditContent({
  seq,
  ...values
}: Pick<SealedAuditEntry, 'seq' | 'actorKind' | 'actorId' | 'access'>): Pick<SealedContent, 'name' | 'body'> {
  const { actorKind, actorId, access } = values;
  return { name: `audit ${seq}`, body: fixedForm({ actorKind, actorId, access }) };
}

/**
 * Verifies a log against its hash chain. Entries that a person was erased from, as later entries say, count as not sealed:
 * only that they are there is verified.
 */
export function verifyAudit(
  { start, end, entries }: AuditLog,
  how: { sha256: Sha256; knownHead: string | null },
): Verdict {
  const erased = new Set(entries.flatMap(({ erases }) => erases));
  const verdict = verify(
    {
      start,
      chainEntries: entries.map(chainEntryOf),
      contents: entries.map((entry) => ({
        ...auditContent(entry),
        isDirty: erased.has(entry.seq),
        at: entry.at,
      })),
    },
    how,
  );
  const last = entries.at(-1) ?? start;
  if (last.seq >= end.seq) return verdict;
  const missing = { seq: end.seq + 1, sealedAt: null };
  return {
    ...verdict,
    breaks: [...verdict.breaks, { kind: 'missing', from: last.seq + 1, chainEntry: missing }],
  };
}

function chainEntryOf({ seq, at, salt, digest, hash }: SealedAuditEntry): ChainEntry {
  return { seq, part: `audit ${seq}`, salt, digest, sealedAt: at, hash };
}
