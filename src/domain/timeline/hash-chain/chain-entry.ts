import { type IncidentKey, incidentName } from '../../incident/incident.js';
import type { SealedContent } from './sealed-content.js';

/**
 * One entry of an incident's hash chain: a salted digest of a part of the record. It can be used to verify the part,
 * but not to read it.
 */
export interface ChainEntry {
  /** Counts from 1. */
  seq: number;
  /** Which part; the name of a `SealedContent`. */
  part: string;
  /** The salt of the digest; null once the part was sealed again or its text was erased. */
  salt: string | null;
  /** Digest of the part's content and the salt. */
  digest: string;
  sealedAt: Date;
  /** Hash of this entry (without its salt) and the previous hash. The last entry's hash is the head of the chain. */
  hash: string;
}

/** What creating entries requires; `newSalt` must be unpredictable. */
export interface Sealing {
  /** SHA-256 of the text in UTF-8, as 64 lowercase hexadecimal digits. */
  sha256: Sha256;
  newSalt: () => string;
}
export type Sha256 = (text: string) => string;

/** The last entry of a chain. */
export type ChainEnd = Pick<ChainEntry, 'seq' | 'hash'>;

/** The start of a chain. It differs per incident, so that one chain can't replace another. */
export function chainStart({ workspaceId, number }: IncidentKey): ChainEnd {
  return { seq: 0, hash: `${workspaceId} ${incidentName(number)}` };
}

/** The chain entries that seal these contents, in order, after `end`. */
export function sealed(
  contents: Pick<SealedContent, 'name' | 'body'>[],
  { sha256, newSalt, end, at }: Sealing & { end: ChainEnd; at: Date },
): ChainEntry[] {
  let last = end;
  return contents.map((content) => {
    const salt = newSalt();
    const chainEntry = {
      seq: last.seq + 1,
      part: content.name,
      salt,
      digest: digestOf(content, salt, sha256),
      sealedAt: at,
    };
    const hash = hashOf(chainEntry, last.hash, sha256);
    last = { seq: chainEntry.seq, hash };
    return { ...chainEntry, hash };
  });
}

/** Whether this entry seals exactly this content. Always false once its salt is erased. */
export function isChainEntryOf(
  { salt, digest }: Pick<ChainEntry, 'salt' | 'digest'>,
  content: Pick<SealedContent, 'name' | 'body'>,
  sha256: Sha256,
): boolean {
  return salt !== null && digestOf(content, salt, sha256) === digest;
}

/** The hash that an entry must have after the previous hash. */
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
