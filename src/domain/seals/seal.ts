import { type IncidentKey, incidentName } from '../incident/incident.js';
import type { Fact } from './fact.js';

/** One link of the chain of an incident's record: what a part of it said, so that nobody can read it but check it. */
export interface Seal {
  /** Counts from 1. */
  seq: number;
  /** Which part; the name of a `Fact`. */
  fact: string;
  /** What the digest was made with; null as soon as the part was sealed anew, or its words were forgotten. */
  salt: string | null;
  /** Of what the part said, and the salt. */
  digest: string;
  sealedAt: Date;
  /** Of this seal without its salt, and of the hash before: the head of the chain as long as no other follows. */
  hash: string;
}

/** What makes seals; `newSalt` gives what nobody can guess. */
export interface Sealing {
  /** SHA-256 of the text in UTF-8, as 64 digits of `0-9a-f`. */
  sha256: Sha256;
  newSalt: () => string;
}
export type Sha256 = (text: string) => string;

/** Where a chain ends. */
export type ChainEnd = Pick<Seal, 'seq' | 'hash'>;

/** Before the first seal; another one for each incident, so that no chain can stand for another. */
export function chainStart({ workspaceId, number }: IncidentKey): ChainEnd {
  return { seq: 0, hash: `${workspaceId} ${incidentName(number)}` };
}

/** The seals that follow for these facts, in their order. */
export function sealed(
  facts: Pick<Fact, 'name' | 'body'>[],
  { sha256, newSalt, end, at }: Sealing & { end: ChainEnd; at: Date },
): Seal[] {
  let last = end;
  return facts.map((fact) => {
    const salt = newSalt();
    const seal = {
      seq: last.seq + 1,
      fact: fact.name,
      salt,
      digest: digestOf(fact, salt, sha256),
      sealedAt: at,
    };
    const hash = hashOf(seal, last.hash, sha256);
    last = { seq: seal.seq, hash };
    return { ...seal, hash };
  });
}

/** Whether this seal was made of what the fact says; never, once its salt is forgotten. */
export function isSealOf(
  { salt, digest }: Pick<Seal, 'salt' | 'digest'>,
  fact: Pick<Fact, 'name' | 'body'>,
  sha256: Sha256,
): boolean {
  return salt !== null && digestOf(fact, salt, sha256) === digest;
}

/** What a seal's hash has to be after the hash before. */
export function hashOf(
  { seq, fact, digest, sealedAt }: Omit<Seal, 'salt' | 'hash'>,
  before: string,
  sha256: Sha256,
): string {
  return sha256(JSON.stringify([before, seq, fact, digest, sealedAt]));
}

function digestOf({ name, body }: Pick<Fact, 'name' | 'body'>, salt: string, sha256: Sha256): string {
  return sha256(JSON.stringify([salt, name, body]));
}
