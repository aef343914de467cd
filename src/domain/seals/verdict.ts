/** What checking an incident's record against its chain of seals has found. */
export interface Verdict {
  /** How many parts have a seal. */
  sealed: number;
  /** How many are new or have changed since the record was looked after; what they say is not checked. */
  notYetSealed: number;
  /** The last seal's hash; null where there is no seal yet. */
  head: string | null;
  headSealedAt: Date | null;
  /** How many seals follow the head that the asker knew; null where none was named or it is not in the chain. */
  sinceKnownHead: number | null;
  /** What is wrong, the earliest first; none: the record is whole. */
  breaks: Break[];
}

/** One thing that is wrong with a record. */
export type Break = {
  /** The seal that shows it; null where no seal does. */
  seal: BrokenSeal | null;
} & (
  | {
      /** Against its latest seal, or for want of one. */
      kind: 'changed' | 'gone' | 'salt_lost' | 'never_sealed';
      part: BrokenPart;
    }
  /** The seal was changed, or does not follow from the one before it. */
  | { kind: 'unlinked' }
  /** Seals are not there, from this one up to that before `seal`. */
  | { kind: 'missing'; from: number }
  /** The head that the asker knew is not in the chain. */
  | { kind: 'head_unknown' }
);

export interface BrokenSeal {
  seq: number;
  /** Null where it has no time that can be. */
  sealedAt: Date | null;
}

export interface BrokenPart {
  /** The name of a `Fact`. */
  name: string;
  /** As a fact has it; null where nothing tells any more. */
  at: Date | null;
}
