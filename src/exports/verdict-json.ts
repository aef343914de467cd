import type { Verdict } from '../domain/timeline/hash-chain/verdict.js';
import { chainBreakText } from './chain-break-text.js';

/** The result of verifying a record, as JSON: times in UTC (ISO 8601). See docs/command-line.md. */
export interface VerdictJson {
  isVerified: boolean;
  sealed: number;
  notYetSealed: number;
  head: string | null;
  headSealedAt: string | null;
  brokenFrom: {
    /** Null if no chain entry reveals it. */
    chainEntry: number | null;
    sealedAt: string | null;
    /** Which part of the record; null if a chain entry itself is wrong. */
    part: string | null;
    wrong: string;
    words: string;
    /** How many other breaks there are. */
    more: number;
  } | null;
}

export function verdictJson({ sealed, notYetSealed, head, headSealedAt, breaks }: Verdict): VerdictJson {
  const [first] = breaks;
  return {
    ...{ isVerified: first === undefined, sealed, notYetSealed, head },
    headSealedAt: headSealedAt?.toISOString() ?? null,
    brokenFrom: first
      ? {
          chainEntry: first.chainEntry?.seq ?? null,
          sealedAt: first.chainEntry?.sealedAt?.toISOString() ?? null,
          part: 'part' in first ? first.part.name : null,
          wrong: first.kind,
          words: chainBreakText(first, (at) => at.toISOString()),
          more: breaks.length - 1,
        }
      : null,
  };
}
