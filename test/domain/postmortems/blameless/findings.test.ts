import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLabeled } from '../../../../bench/labeled-sentences.js';
import { findings, maxChars } from '../../../../src/domain/postmortems/blameless/findings.js';
import { importsIn, textOf } from '../../../tree/source.js';
import { found, tagger } from './a-linter.js';

const folder = 'test/domain/postmortems/blameless';
const sentences = readLabeled(`${folder}/sentences.tsv`);
// Written for this project: rules were widened for the fresh ones, and not looked at for the others.
const fresh = readLabeled(`${folder}/fresh.tsv`);
const heldOut = readLabeled(`${folder}/held-out.tsv`);
const engineers = readLabeled(`${folder}/as-engineers-write.tsv`);
const engineersHeldOut = readLabeled(`${folder}/as-engineers-write-held-out.tsv`);
const sources = readLabeled(`${folder}/from-the-sources.tsv`);
const sourcesHeldOut = readLabeled(`${folder}/from-the-sources-held-out.tsv`);

/** The share of sentences with this label that are flagged, in percent. */
function flagged(label: string, part: string, from = sentences): number {
  const all = from.filter((one) => one.label === label && (part === 'all' || one.part === part));
  return (100 * all.filter(({ sentence }) => found(sentence).length > 0).length) / all.length;
}

describe('labeled sentences', () => {
  it('that blame are found, also among those that the rules were not written for', () => {
    expect(flagged('blame', 'dev')).toBeGreaterThan(95);
    expect(flagged('blame', 'held out')).toBeGreaterThanOrEqual(88);
    expect(flagged('blame', 'all', fresh)).toBeGreaterThan(95);
    expect(flagged('blame', 'all', heldOut)).toBeGreaterThanOrEqual(85);
    expect(flagged('blame', 'all', engineers)).toBeGreaterThan(95);
    expect(flagged('blame', 'all', engineersHeldOut)).toBeGreaterThanOrEqual(85);
    expect(flagged('blame', 'all', sources)).toBeGreaterThan(95);
    expect(flagged('blame', 'all', sourcesHeldOut)).toBeGreaterThanOrEqual(80);
  });

  it('that are fine are left alone', () => {
    expect(flagged('ok', 'dev')).toBeLessThan(2);
    expect(flagged('ok', 'held out')).toBeLessThan(5);
    expect(flagged('ok', 'all', fresh)).toBeLessThan(2);
    expect(flagged('ok', 'all', heldOut)).toBeLessThan(5);
    expect(flagged('ok', 'all', engineers)).toBeLessThan(4);
    expect(flagged('ok', 'all', engineersHeldOut)).toBeLessThan(8);
    expect(flagged('ok', 'all', sources)).toBeLessThan(8);
    expect(flagged('ok', 'all', sourcesHeldOut)).toBeLessThan(8);
  });
});

describe('any text', () => {
  const parts = fc.constantFrom(
    ...[
      'Sam',
      'the engineer',
      'should have',
      'forgot',
      'failed to',
      '“',
      '”',
      '`',
      "'",
      '<@U1>',
      '@dana',
      '\n',
      ', ',
      'who',
      '’s',
    ],
    ...[
      'if',
      'had',
      '\ud83d',
      'é',
      '\u0000',
      'root cause',
      'is',
      '.',
      ' ',
      'careless',
      'not',
      'by',
      'https://a.b/c',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts).map((all) => all.join(' ')),
  );

  it('gives findings that lie within it and cover words', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { from, to } of findings(text, {
          tagger,
          people: [{ id: 'U1', names: ['Sam'], role: null }],
        })) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(text.slice(from, to)).toMatch(/[\p{L}\p{N}]/u);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is read up to a limit', () => {
    expect(found(`${'x '.repeat(maxChars / 2)}Sam forgot it.`)).toEqual([]);
  });
});

describe('a finding', () => {
  const [finding] = findings('Sam forgot to run it.', { tagger, people: [] });

  it('is left out once somebody said that it is fine, whatever its case and spaces', () => {
    const remembered = new Set([finding?.key ?? '']);
    expect(found('sam  Forgot to run it', { remembered })).toEqual([]);
    expect(found('Sam forgot to run that.', { remembered })).not.toEqual([]);
  });
});

describe('the tagger', () => {
  it('is loaded only when it is needed', () => {
    const loading = importsIn('src').filter(({ target }) => target.startsWith('wink-'));
    expect(new Set(loading.map(({ from }) => from))).toEqual(
      new Set(['src/domain/postmortems/blameless/tagger/load-tagger.ts']),
    );
    expect(textOf('src/domain/postmortems/blameless/tagger/load-tagger.ts')).not.toMatch(/from 'wink-/);
  });
});
