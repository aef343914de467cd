import type { IncidentKey } from '../../incident/incident.js';
import { type ChainEntry, chainStart, hashOf, isChainEntryOf, type Sha256 } from './chain-entry.js';
import { type SealedContent, timeInName } from './sealed-content.js';
import type { BrokenChainEntry, BrokenPart, ChainBreak, Verdict } from './verdict.js';

/** An incident's record and its chain, both as of one moment. */
export interface SealedRecord {
  incident: IncidentKey;
  /** In the order of `seq`. */
  chainEntries: ChainEntry[];
  parts: SealedContent[];
}

/**
 * Whether a record is as it was sealed: each chainEntry follows from the one before, and each part that has not changed since it
 * was looked after says what its latest chainEntry was made of. `knownHead`: a hash that the chain had as its head once.
 */
export function verify(
  { incident, chainEntries, parts }: SealedRecord,
  { sha256, knownHead }: { sha256: Sha256; knownHead: string | null },
): Verdict {
  const latest = new Map(chainEntries.map((chainEntry) => [chainEntry.part, chainEntry]));
  const known = knownHead === null ? -1 : chainEntries.findIndex(({ hash }) => hash === knownHead);
  const last = chainEntries.at(-1);
  const breaks = [
    ...brokenLinks({ incident, chainEntries }, sha256),
    ...parts.flatMap((part) => brokenContent(part, latest.get(part.name), sha256)),
    ...removedContents(parts, latest),
    ...(knownHead !== null && known < 0 ? [{ kind: 'head_unknown', chainEntry: null } as const] : []),
  ];
  return {
    sealed: latest.size,
    notYetSealed: parts.filter(({ isDirty }) => isDirty).length,
    head: last?.hash ?? null,
    headSealedAt: last ? brokenChainEntry(last).sealedAt : null,
    sinceKnownHead: known < 0 ? null : chainEntries.length - 1 - known,
    breaks: breaks.toSorted((a, b) => place(a) - place(b)),
  };
}

function brokenLinks({ incident, chainEntries }: Omit<SealedRecord, 'parts'>, sha256: Sha256): ChainBreak[] {
  let before = chainStart(incident);
  return chainEntries.flatMap((chainEntry): ChainBreak[] => {
    const { seq, hash } = before;
    before = chainEntry;
    if (chainEntry.seq > seq + 1)
      return [{ kind: 'missing', from: seq + 1, chainEntry: brokenChainEntry(chainEntry) }];
    const follows = chainEntry.seq === seq + 1 && chainEntry.hash === hashOf(chainEntry, hash, sha256);
    return follows ? [] : [{ kind: 'unlinked', chainEntry: brokenChainEntry(chainEntry) }];
  });
}

function brokenContent(
  part: SealedContent,
  chainEntry: ChainEntry | undefined,
  sha256: Sha256,
): ChainBreak[] {
  if (part.isDirty || (chainEntry && isChainEntryOf(chainEntry, part, sha256))) return [];
  const broken = { name: part.name, at: possible(part.at) };
  if (!chainEntry) return [{ kind: 'never_sealed', part: broken, chainEntry: null }];
  return [
    {
      kind: chainEntry.salt === null ? 'salt_lost' : 'changed',
      part: broken,
      chainEntry: brokenChainEntry(chainEntry),
    },
  ];
}

/** A part's row stays whatever becomes of its words. */
function removedContents(parts: SealedContent[], latest: Map<string, ChainEntry>): ChainBreak[] {
  const here = new Set(parts.map(({ name }) => name));
  return [...latest.values()]
    .filter(({ part }) => !here.has(part))
    .map((chainEntry) => ({
      kind: 'gone',
      part: removedContent(chainEntry),
      chainEntry: brokenChainEntry(chainEntry),
    }));
}

function removedContent({ part }: ChainEntry): BrokenPart {
  return { name: part, at: possible(timeInName(part)) };
}

function brokenChainEntry({ seq, sealedAt }: ChainEntry): BrokenChainEntry {
  return { seq, sealedAt: possible(sealedAt) };
}

/** What is altered may be no time at all. */
function possible(at: Date | null): Date | null {
  return at === null || Number.isNaN(at.getTime()) ? null : at;
}

/** What no chainEntry shows comes last. */
function place({ chainEntry }: ChainBreak): number {
  return chainEntry?.seq ?? Number.POSITIVE_INFINITY;
}
