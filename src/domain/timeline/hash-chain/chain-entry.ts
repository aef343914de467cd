import { type IncidentKey, incidentName } from '../../incident/incident.js';
import type { SealedContent } from './sealed-content.js';

/** One link of the chain of an incident's record: what a part of it said, so that nobody can read it but check it. */
export interface ChainEntry {
  /** Counts from 1. */
  seq: number;
  /** Which part; the name of a `SealedContent`. */
  part: string;
  /** What the digest was made with; null as soon as the part was sealed anew, or its words were forgotten. */
  salt: string | null;
  /** Of what the part said, and the salt. */
  digest: string;
  sealedAt: Date;
  /** Of this chainEntry without its salt, and of the hash before: the head of the chain as long as no other follows. */
  hash: string;
}

/** What makes chainEntries; `newSalt` gives what nobody can guess. */
export interface Sealing {
  /** SHA-256 of the text in UTF-8, as 64 digits of `0-9a-f`. */
  sha256: Sha256;
  newSalt: () => string;
}
export type Sha256 = (text: string) => string;

/** Where a chain ends. */
export type ChainEnd = Pick<ChainEntry, 'seq' | 'hash'>;

/** Before the first chainEntry; another one for each incident, so that no chain can stand for another. */
export function chainStart({ workspaceId, number }: IncidentKey): ChainEnd {
  return { seq: 0, hash: `${workspaceId} ${incidentName(number)}` };
}

/** The chainEntries that follow for these parts, in their order. */
export function sealed(
  parts: Pick<SealedContent, 'name' | 'body'>[],
  { sha256, newSalt, end, at }: Sealing & { end: ChainEnd; at: Date },
): ChainEntry[] {
  let last = end;
  return parts.map((part) => {
    const salt = newSalt();
    const chainEntry = {
      seq: last.seq + 1,
      part: part.name,
      salt,
      digest: digestOf(part, salt, sha256),
      sealedAt: at,
    };
    const hash = hashOf(chainEntry, last.hash, sha256);
    last = { seq: chainEntry.seq, hash };
    return { ...chainEntry, hash };
  });
}

/** Whether this chainEntry was made of what the part says; never, once its salt is forgotten. */
export function isChainEntryOf(
  { salt, digest }: Pick<ChainEntry, 'salt' | 'digest'>,
  part: Pick<SealedContent, 'name' | 'body'>,
  sha256: Sha256,
): boolean {
  return salt !== null && digestOf(part, salt, sha256) === digest;
}

/** What a chainEntry's hash has to be after the hash before. */
export function hashOf(
  { seq, part, digest, sealedAt }: Omit<ChainEntry, 'salt' | 'hash'>,
  before: string,
  sha256: Sha256,
): string {
  return sha256(JSON.stringify([before, seq, part, digest, sealedAt]));
}

function digestOf(
  { name, body }: Pick<SealedContent, 'name' | 'body'>,
  salt: string,
  sha256: Sha256,
): string {
  return sha256(JSON.stringify([salt, name, body]));
}
