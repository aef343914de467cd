import { describe, expect, it } from 'vitest';
import { findings, maxChars } from '../../../../src/domain/postmortems/blameless/findings.js';
import { tokensOf } from '../../../../src/domain/postmortems/blameless/grammar/read-tokens.js';
import { parsed } from '../../../../src/domain/postmortems/blameless/grammar/sentence.js';
import { rules } from '../../../../src/domain/postmortems/blameless/rules/index.js';
import { hide } from '../../../../src/domain/postmortems/blameless/text/hide.js';
import { tagger } from './a-linter.js';

/** Repeated, each made some part of the linter slower than linear, or would if that part were careless. */
const tangled = [
  ...['the engineer, who ', 'if the team had ', 'the engineer of ', 'one of the ', "the team's ", 'x '],
  ...['and not should have been ', 'lack of the team’s ', 'because they ', 'not enough ', 'to check and '],
];

/** How often the grammar and the rules look at a word of this sentence. */
function looksAt(text: string): number {
  let looks = 0;
  const tokens = new Proxy(tokensOf(tagger(text), { offset: 0, hidden: [] }), {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) looks++;
      return Reflect.get(target, key, receiver);
    },
  });
  const sentence = parsed(tokens, text);
  for (const rule of rules) rule.matches(sentence);
  return looks;
}

describe('a tangled sentence', () => {
  it.each(tangled)('of twice the length takes no more than twice the steps: %j', (part) => {
    const [half, whole] = [500, 1_000].map((length) => looksAt(part.repeat(length / part.length)));
    expect(whole).toBeLessThan(2.5 * (half ?? 0));
    expect(whole).toBeLessThan(80_000);
  });
});

describe('a long text', () => {
  it.each(tangled)('is read in short sentences, and few of them twice: %j', (part) => {
    const read: number[] = [];
    const counted = (sentence: string) => {
      read.push(sentence.length);
      return tagger(sentence);
    };
    findings(part.repeat(maxChars / part.length), { tagger: counted, people: [] });
    expect(Math.max(...read)).toBeLessThanOrEqual(1_100);
    expect(read.length).toBeLessThan(300);
  });

  // Steps of a regular expression can't be counted. Quadratic, each run would take seconds; as it is, some 20 ms.
  it.each(["' ", '` ', '“ ', '@a ', 'a@', '<@U1> '])(
    'has its quotes and names found without looking at each character many times: %j',
    (part) => {
      const text = part.repeat(maxChars / part.length);
      const runs = Array.from({ length: 3 }, () => {
        const start = performance.now();
        hide(text, []);
        return performance.now() - start;
      });
      expect(Math.min(...runs)).toBeLessThan(1_500);
    },
  );
});
