import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelName } from '../../../src/domain/incident/channel-name.js';
import { anyText } from '../../support/any-text.js';

/** A pattern that the configuration accepts: a number, perhaps a title, and up to 40 letters, in any order. */
const anyPattern = fc
  .tuple(
    fc.array(fc.oneof(fc.stringMatching(/^[a-z0-9_-]{0,12}$/), fc.constantFrom('{title}', '{number}')), {
      maxLength: 5,
    }),
    fc.nat(5),
  )
  .map(([parts, where]) => [...parts.slice(0, where), '{number}', ...parts.slice(where)].join(''))
  .filter((pattern) => pattern.replace(/\{(?:number|title)\}/g, '').length <= 40);
const anyNumber = fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 2_147_483_647 }));

describe('the name of a channel', () => {
  it.each([
    ['Checkout is down in Europe', 'inc-42-checkout-is-down-in-europe'],
    ['  Überlast: Zahlung & Straße ', 'inc-42-uberlast-zahlung-strasse'],
    ['København, Łódź and cœur', 'inc-42-kobenhavn-lodz-and-coeur'],
    ['Þór, ırmak and ħal', 'inc-42-thor-irmak-and-hal'],
    ['payments_api — 5xx > 30 %', 'inc-42-payments-api-5xx-30'],
    ['日本語', 'inc-42'],
    ['🔥🔥🔥', 'inc-42'],
    ['<!channel>', 'inc-42-channel'],
  ])('of %j is %s', (title, name) => {
    expect(channelName('inc-{number}-{title}', 42, title)).toBe(name);
  });

  it('ends at a word if the title is too long', () => {
    const name = channelName('inc-{number}-{title}', 42, 'the quick brown fox jumps over '.repeat(5));
    expect(name).toBe('inc-42-the-quick-brown-fox-jumps-over-the-quick-brown-fox-jumps-over-the-quick');
  });

  it('gets a numbered ending if the name is taken, and still fits', () => {
    expect(channelName('inc-{number}-{title}', 42, 'down', 2)).toBe('inc-42-down-2');
    expect(channelName('inc-{number}-{title}', 42, 'x'.repeat(150), 12)).toHaveLength(80);
  });

  it('is valid and contains the number, for any pattern with a number and any title', () => {
    fc.assert(
      fc.property(
        anyPattern,
        anyNumber,
        anyText,
        fc.integer({ min: 1, max: 20 }),
        (pattern, number, title, attempt) => {
          const name = channelName(pattern, number, title, attempt);
          expect(name).toMatch(/^[a-z0-9_-]{1,80}$/);
          expect(name).toContain(String(number));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is never the name of another incident’s channel, whatever the titles', () => {
    const anyTitle = fc.oneof(anyText, fc.stringMatching(/^[a-z0-9 _-]{0,6}$/));
    fc.assert(
      fc.property(
        anyPattern,
        fc.uniqueArray(anyNumber, { minLength: 2, maxLength: 2 }),
        anyTitle,
        anyTitle,
        (pattern, [one = 1, other = 2], title, title2) => {
          expect(channelName(pattern, one, title)).not.toBe(channelName(pattern, other, title2));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('has no title if the pattern has none', () => {
    expect(channelName('inc-{number}', 2, '3 checkouts fail')).toBe('inc-2');
  });

  it('does not run the digits of a title into those of the number', () => {
    expect(channelName('{number}{title}', 1, '2x')).not.toBe(channelName('{number}{title}', 12, 'x'));
    expect(channelName('{title}{number}', 2, 'a1')).not.toBe(channelName('{title}{number}', 12, 'a'));
  });
});
