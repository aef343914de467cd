import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessage, checkView } from '../../sandbox/block-kit/check.js';
import { cells } from '../../sandbox/transcript/cells.js';
import { renderChannel } from '../../sandbox/transcript/render-channel.js';
import { renderMessage } from '../../sandbox/transcript/render-message.js';
import { renderView } from '../../sandbox/transcript/render-view.js';
import { aReader, secondsAt } from './a-reader.js';
import { mrkdwn, section } from './samples.js';

const types =
  'section context actions input rich_text markdown table plan image card container data_visualization'.split(
    ' ',
  );
const names =
  'text fields accessory elements element rows tasks options initial_option label blocks style'.split(' ');
/** Values that resemble Block Kit but are invalid. */
const blockish = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue(),
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
  object: fc
    .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }))
    .map(([type, fields]) => ({ type, ...fields })),
})).object;

const words = fc.array(
  fc.constantFrom(
    'rolled',
    'back',
    '4f2c1',
    '日本語',
    '🔥',
    '👩‍🚒',
    '*bold*',
    '`code`',
    '<@U1>',
    ' ',
    '\n',
    '&lt;',
    'x'.repeat(70),
  ),
  { minLength: 1, maxLength: 30 },
);

describe('for any input', () => {
  it('the checker returns problems and never throws', () => {
    fc.assert(
      fc.property(blockish, fc.jsonValue(), (block, other) => {
        for (const problem of [
          ...checkMessage([block], 'x', other),
          ...checkView({ type: 'modal', blocks: [block] }),
        ])
          expect(problem.message).toMatch(/^\[ERROR\] ./);
        expect(checkView(other).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('the transcript shows what it can and never throws', () => {
    fc.assert(
      fc.property(blockish, (block) => {
        expect(
          typeof renderMessage({ blocks: [block], attachments: [block], files: [block] }, aReader()),
        ).toBe('string');
        expect(typeof renderView({ type: 'modal', blocks: [block] }, aReader())).toBe('string');
      }),
      { numRuns: 300 },
    );
  });

  it('no line is wider than the layout, and no word is lost', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 24, max: 120 }), (said, width) => {
        const text = said.join(' ');
        const message = {
          ts: `${secondsAt('14:02')}.0`,
          user: 'U1',
          text,
          replies: [{ ts: '1.0', user: 'U2', text }],
        };
        const shown = renderChannel({ name: 'ops', messages: [message] }, aReader(), { width });
        for (const line of shown.split('\n')) expect(cells(line)).toBeLessThanOrEqual(width);
        const letters = (from: string) => from.replace(/[\s│]/g, '');
        const block = renderMessage({ blocks: [section({ text: mrkdwn(text) })] }, aReader(), { width });
        expect(letters(block)).toBe(letters(renderMessage({ text }, aReader(), { width: 10_000 })));
      }),
      { numRuns: 200 },
    );
  });
});
