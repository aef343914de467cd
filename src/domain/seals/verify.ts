import type { IncidentKey } from '../incident/incident.js';
import { type Fact, timeInName } from './fact.js';
import { chainStart, hashOf, isSealOf, type Seal, type Sha256 } from './seal.js';
import type { Break, BrokenPart, BrokenSeal, Verdict } from './verdict.js';

/** An incident's record and its chain, both as of one moment. */
export interface SealedRecord {
  incident: IncidentKey;
  /** In the order of `seq`. */
  seals: Seal[];
  facts: Fact[];
}

/**
 * Whether a record is as it was sealed: each seal follows from the one before, and each part that has not changed since it
 * was looked after says what its latest seal was made of. `knownHead`: a hash that the chain had as its head once.
 */
export function verify(
  { incident, seals, facts }: SealedRecord,
  { sha256, knownHead }: { sha256: Sha256; knownHead: string | null },
): Verdict {
  const latest = new Map(seals.map((seal) => [seal.fact, seal]));
  const known = knownHead === null ? -1 : seals.findIndex(({ hash }) => hash === knownHead);
  const last = seals.at(-1);
  const breaks = [
    ...brokenLinks({ incident, seals }, sha256),
    ...facts.flatMap((fact) => brokenFact(fact, latest.get(fact.name), sha256)),
    ...goneFacts(facts, latest),
    ...(knownHead !== null && known < 0 ? [{ kind: 'head_unknown', seal: null } as const] : []),
  ];
  return {
    sealed: latest.size,
    notYetSealed: facts.filter(({ isFresh }) => isFresh).length,
    head: last?.hash ?? null,
    headSealedAt: last ? brokenSeal(last).sealedAt : null,
    sinceKnownHead: known < 0 ? null : seals.length - 1 - known,
    breaks: breaks.toSorted((a, b) => place(a) - place(b)),
  };
}

function brokenLinks({ incident, seals }: Omit<SealedRecord, 'facts'>, sha256: Sha256): Break[] {
  let before = chainStart(incident);
  return seals.flatMap((seal): Break[] => {
    const { seq, hash } = before;
    before = seal;
    if (seal.seq > seq + 1) return [{ kind: 'missing', from: seq + 1, seal: brokenSeal(seal) }];
    const follows = seal.seq === seq + 1 && seal.hash === hashOf(seal, hash, sha256);
    return follows ? [] : [{ kind: 'unlinked', seal: brokenSeal(seal) }];
  });
}

function brokenFact(fact: Fact, seal: Seal | undefined, sha256: Sha256): Break[] {
  if (fact.isFresh || (seal && isSealOf(seal, fact, sha256))) return [];
  const part = { name: fact.name, at: possible(fact.at) };
  if (!seal) return [{ kind: 'never_sealed', part, seal: null }];
  return [{ kind: seal.salt === null ? 'salt_lost' : 'changed', part, seal: brokenSeal(seal) }];
}

/** A part's row stays whatever becomes of its words. */
function goneFacts(facts: Fact[], latest: Map<string, Seal>): Break[] {
  const here = new Set(facts.map(({ name }) => name));
  return [...latest.values()]
    .filter(({ fact }) => !here.has(fact))
    .map((seal) => ({ kind: 'gone', part: goneFact(seal), seal: brokenSeal(seal) }));
}

function goneFact({ fact }: Seal): BrokenPart {
  return { name: fact, at: possible(timeInName(fact)) };
}

function brokenSeal({ seq, sealedAt }: Seal): BrokenSeal {
  return { seq, sealedAt: possible(sealedAt) };
}

/** What is altered may be no time at all. */
function possible(at: Date | null): Date | null {
  return at === null || Number.isNaN(at.getTime()) ? null : at;
}

/** What no seal shows comes last. */
function place({ seal }: Break): number {
  return seal?.seq ?? Number.POSITIVE_INFINITY;
}
