/** The result of verifying an incident's record against its hash chain. */
export interface Verdict {
  /** How many parts have a chain entry. */
  sealed: number;
  /** How many parts are new or have changed since they were last sealed; these are not verified. */
  notYetSealed: number;
  /** The last entry's hash; null if the chain is empty. */
  head: string | null;
  headSealedAt: Date | null;
  /** How many entries follow the given known head; null if none was given or it isn't in the chain. */
  sinceKnownHead: number | null;
  /** What is wrong, earliest first; empty if the record passes. */
  breaks: ChainBreak[];
}

/** One way in which a record fails verification. */
export type ChainBreak = {
  /** The chain entry that reveals it; null if none does. */
  chainEntry: BrokenChainEntry | null;
} & (
  | {
      /** Compared with the part's latest chain entry, or because it has none. */
      kind: 'changed' | 'gone' | 'salt_lost' | 'never_sealed';
      part: BrokenPart;
    }
  /** The entry was changed, or doesn't follow from the previous one. */
  | { kind: 'unlinked' }
  /** Entries are missing, from this one up to the one before `chainEntry`. */
  | { kind: 'missing'; from: number }
  /** The known head isn't in the chain. */
  | { kind: 'head_unknown' }
);

export interface BrokenChainEntry {
  seq: number;
  /** Null if its time is invalid. */
  sealedAt: Date | null;
}

export interface BrokenPart {
  /** The name of a `SealedContent`. */
  name: string;
  /** The time of its content; null if unknown. */
  at: Date | null;
}
