import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../src/domain/figures/summary.js';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
const anyValues = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 });

describe('a summary', () => {
  it.each<[string, number[], number | null, number | null]>([
    ['nothing', [], null, null],
    ['one value', [7], 7, 7],
    ['two values', [9, 1], 1, 9],
    ['three values', [3, 1, 2], 2, 3],
    ['ten values', upTo(10), 5, 9],
    ['eleven values', upTo(11), 6, 10],
    ['equal values', [4, 4, 4, 4], 4, 4],
    ['an outlier', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1_000], 1, 1],
    ['values that are numbers rather than words', [100, 20, 3], 20, 100],
  ])('of %s has the nearest-rank median and 90th percentile', (_, values, median, p90) => {
    expect(summaryOf(values)).toEqual({ n: values.length, median, p90 });
  });

  it('has values that were measured, in whichever order, with their share at or below', () => {
    fc.assert(
      fc.property(anyValues, fc.nat(), (values, turn) => {
        const { n, median, p90 } = summaryOf(values);
        const share = (limit: number | null) => values.filter((one) => one <= (limit ?? -1)).length / n;
        const shareBelow = (limit: number | null) => values.filter((one) => one < (limit ?? -1)).length / n;
        expect(values).toEqual(expect.arrayContaining([median, p90]));
        expect(share(median)).toBeGreaterThanOrEqual(0.5);
        expect(shareBelow(median)).toBeLessThan(0.5);
        expect(share(p90)).toBeGreaterThanOrEqual(0.9);
        expect(shareBelow(p90)).toBeLessThan(0.9);
        const at = turn % n;
        expect(summaryOf([...values.slice(at), ...values.slice(0, at)])).toEqual({ n, median, p90 });
      }),
    );
  });
});
