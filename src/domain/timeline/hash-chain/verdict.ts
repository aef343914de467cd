/** What checking an incident's record against its chain of chainEntries has found. */
export interface Verdict {
  /** How many parts have a chainEntry. */
  sealed: number;
  /** How many are new or have changed since the record was looked after; what they say is not checked. */
  notYetSealed: number;
  /** The last chainEntry's hash; null where there is no chainEntry yet. */
  head: string | null;
  headSealedAt: Date | null;
  /** How many chainEntries follow the head that the asker knew; null where none was named or it is not in the chain. */
  sinceKnownHead: number | null;
  /** What is wrong, the earliest first; none: the record is whole. */
  breaks: ChainBreak[];
}

/** One thing that is wrong with a record. */
export type ChainBreak = {
  /** The chainEntry that shows it; null where no chainEntry does. */
  chainEntry: BrokenChainEntry | null;
} & (
  | {
      /** Against its latest chainEntry, or for want of one. */
      kind: 'changed' | 'gone' | 'salt_lost' | 'never_sealed';
      part: BrokenPart;
    }
  /** The chainEntry was changed, or does not follow from the one before it. */
  | { kind: 'unlinked' }
  /** Seals are not there, from this one up to that before `chainEntry`. */
  | { kind: 'missing'; from: number }
  /** The head that the asker knew is not in the chain. */
  | { kind: 'head_unknown' }
);

export interface BrokenChainEntry {
  seq: number;
  /** Null where it has no time that can be. */
  sealedAt: Date | null;
}

export interface BrokenPart {
  /** The name of a `SealedContent`. */
  name: string;
  /** As a part has it; null where nothing tells any more. */
  at: Date | null;
}
