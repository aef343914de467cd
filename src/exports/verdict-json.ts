import type { Verdict } from '../domain/seals/verdict.js';
import { breakWords } from './break-words.js';

/** Whether a record is whole, as JSON tells it: times in UTC (ISO 8601). See docs/command-line.md. */
export interface VerdictJson {
  isWhole: boolean;
  sealed: number;
  notYetSealed: number;
  head: string | null;
  headSealedAt: string | null;
  brokenFrom: {
    /** Null where no seal shows it. */
    seal: number | null;
    sealedAt: string | null;
    /** Which part of the record; null where a seal itself is wrong. */
    part: string | null;
    wrong: string;
    words: string;
    /** What else is wrong. */
    more: number;
  } | null;
}

export function verdictJson({ sealed, notYetSealed, head, headSealedAt, breaks }: Verdict): VerdictJson {
  const [first] = breaks;
  return {
    ...{ isWhole: first === undefined, sealed, notYetSealed, head },
    headSealedAt: headSealedAt?.toISOString() ?? null,
    brokenFrom: first
      ? {
          seal: first.seal?.seq ?? null,
          sealedAt: first.seal?.sealedAt?.toISOString() ?? null,
          part: 'part' in first ? first.part.name : null,
          wrong: first.kind,
          words: breakWords(first, (at) => at.toISOString()),
          more: breaks.length - 1,
        }
      : null,
  };
}
