import { type ChainEnd, type ChainEntry, hashOf, isChainEntryOf, type Sha256 } from './chain-entry.js';
import { type SealedContent, timeInName } from './sealed-content.js';
import type { BrokenChainEntry, BrokenPart, ChainBreak, Verdict } from './verdict.js';

/** What is sealed and its chain, both from the same snapshot. */
export interface SealedRecord {
  /** What precedes the first entry: for an incident's record, see `chainStart`. */
  start: ChainEnd;
  /** In the order of `seq`. */
  chainEntries: ChainEntry[];
  contents: SealedContent[];
}

/**
 * Verifies a record against its chain: each entry must follow from the previous one, and each part that hasn't changed
 * since it was sealed must match its latest entry. `knownHead`: a hash that was the chain's head at an earlier time.
 */
export function verify(
  { start, chainEntries, contents }: SealedRecord,
  { sha256, knownHead }: { sha256: Sha256; knownHead: string | null },
): Verdict {
  const latest = new Map(chainEntries.map((chainEntry) => [chainEntry.part, chainEntry]));
  const known = knownHead === null ? -1 : chainEntries.findIndex(({ hash }) => hash === knownHead);
  const last = chainEntries.at(-1);
  const breaks = [
    ...brokenLinks({ start, chainEntries }, sha256),
    ...contents.flatMap((content) => brokenContent(content, latest.get(content.name), sha256)),
    ...removedContents(contents, latest),
    ...(knownHead !== null && known < 0 ? [{ kind: 'head_unknown', chainEntry: null } as const] : []),
  ];
  return {
    sealed: latest.size,
    notYetSealed: contents.filter(({ isDirty }) => isDirty).length,
    head: last?.hash ?? null,
    headSealedAt: last ? brokenChainEntry(last).sealedAt : null,
    sinceKnownHead: known < 0 ? null : chainEntries.length - 1 - known,
    breaks: breaks.toSorted((a, b) => place(a) - place(b)),
  };
}

function brokenLinks({ start, chainEntries }: Omit<SealedRecord, 'contents'>, sha256: Sha256): ChainBreak[] {
  let before = start;
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
  content: SealedContent,
  chainEntry: ChainEntry | undefined,
  sha256: Sha256,
): ChainBreak[] {
  if (content.isDirty || (chainEntry && isChainEntryOf(chainEntry, content, sha256))) return [];
  const part = { name: content.name, at: possible(content.at) };
  if (!chainEntry) return [{ kind: 'never_sealed', part, chainEntry: null }];
  return [
    {
      kind: chainEntry.salt === null ? 'salt_lost' : 'changed',
      part,
      chainEntry: brokenChainEntry(chainEntry),
    },
  ];
}

/** A part's row stays even after its text is erased. */
function removedContents(contents: SealedContent[], latest: Map<string, ChainEntry>): ChainBreak[] {
  const here = new Set(contents.map(({ name }) => name));
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

/** A manipulated time may be invalid. */
function possible(at: Date | null): Date | null {
  return at === null || Number.isNaN(at.getTime()) ? null : at;
}

/** Breaks without a chain entry come last. */
function place({ chainEntry }: ChainBreak): number {
  return chainEntry?.seq ?? Number.POSITIVE_INFINITY;
}
