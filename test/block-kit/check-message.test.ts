import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../sandbox/block-kit/check.js';
import { actions, button, long, many, mrkdwn, plain, section } from './samples.js';

const refusal = (blocks: unknown, text?: unknown, attachments?: unknown) =>
  checkMessage(blocks, text, attachments).map(({ error, message }) => `${error} ${message}`);

describe('a message', () => {
  it('may have text alone, blocks alone, both, or attachments alone', () => {
    expect(refusal(undefined, 'hello')).toEqual([]);
    expect(refusal([section()])).toEqual([]);
    expect(refusal([section()], 'hello')).toEqual([]);
    expect(refusal(undefined, undefined, [{ text: 'hello' }])).toEqual([]);
  });

  it('is refused if it is empty', () => {
    expect(refusal([], '')).toEqual(['no_text [ERROR] no_text']);
    expect(refusal(undefined)).toEqual(['no_text [ERROR] no_text']);
  });

  it('accepts blocks as JSON text, and refuses anything but a list', () => {
    expect(refusal(JSON.stringify([section()]))).toEqual([]);
    expect(refusal('[{')).toEqual(['invalid_blocks_format [ERROR] invalid_blocks_format']);
    expect(refusal({ type: 'section' })).toEqual(['invalid_blocks_format [ERROR] invalid_blocks_format']);
  });

  it('is refused if its text is not a string or has more than 40,000 characters', () => {
    expect(refusal(undefined, 7)).toEqual([
      'invalid_arguments [ERROR] must provide a string [json-pointer:/text]',
    ]);
    expect(refusal(undefined, long(40_000))).toEqual([]);
    expect(refusal(undefined, long(40_001))).toEqual(['msg_too_long [ERROR] msg_too_long']);
  });

  it('may have at most 50 blocks', () => {
    expect(refusal(many(50, () => ({ type: 'divider' })))).toEqual([]);
    expect(refusal(many(51, () => ({ type: 'divider' })))).toEqual([
      'invalid_blocks [ERROR] no more than 50 items allowed [json-pointer:/blocks]',
    ]);
  });

  it('counts the blocks that Slack makes of its Markdown', () => {
    const chapters = (count: number) => many(count, (n) => `## ${n}\ntext\n- more\n`).join('\n');
    expect(refusal([{ type: 'markdown', text: chapters(25) }])).toEqual([]);
    expect(refusal([{ type: 'markdown', text: `${chapters(25)}\n---` }])).toEqual([
      'invalid_blocks [ERROR] no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    const fenced = '```\n# no heading\n---\n```\n| a |\n|---|\n| b |';
    expect(refusal([...many(48, () => ({ type: 'divider' })), { type: 'markdown', text: fenced }])).toEqual(
      [],
    );
  });

  it('may have about 12,000 characters in all its blocks together', () => {
    const blocks = (last: number) =>
      [...many(4, () => long(2_999)), long(last)].map((text) => section({ text: mrkdwn(text) }));
    expect(refusal(blocks(4))).toEqual([]);
    expect(refusal(blocks(5))).toEqual(['msg_blocks_too_long [ERROR] msg_blocks_too_long']);
  });

  it('returns a pointer to the error, like Slack', () => {
    expect(checkMessage([actions(button({ text: plain(long(76)) }))])).toEqual([
      {
        error: 'invalid_blocks',
        path: '/blocks/0/elements/0/text/text',
        message: '[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
        why: 'blocks[0].elements[0].text.text: 76 characters given; Slack allows at most 75',
      },
    ]);
  });

  it('returns every error, not only the first', () => {
    expect(refusal([section({ text: mrkdwn('') }), { type: 'header' }])).toEqual([
      'invalid_blocks [ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]',
      'invalid_blocks [ERROR] missing required field: text [json-pointer:/blocks/1]',
    ]);
  });

  it('is refused if two of its blocks have the same block_id', () => {
    expect(refusal([section({ block_id: 'card' }), section({ block_id: 'card' })])).toEqual([
      'invalid_blocks [ERROR] `block_id` "card" already exists [json-pointer:/blocks/1/block_id]',
    ]);
  });

  it('may have at most one table of any kind', () => {
    const row = [{ type: 'raw_text', text: 'INC-42' }];
    const rows = [row, row];
    expect(refusal([{ type: 'table', rows }])).toEqual([]);
    expect(
      refusal([
        { type: 'table', rows },
        { type: 'data_table', rows, caption: 'Open' },
      ]),
    ).toEqual(['invalid_attachments [ERROR] only_one_table_allowed [json-pointer:/blocks/1]']);
  });

  it('has its attachments checked too: their blocks, shape and number', () => {
    expect(refusal(undefined, 'x', [{ color: '#f00', blocks: [section()] }])).toEqual([]);
    expect(refusal(undefined, 'x', [{ blocks: [{ type: 'header', text: plain('') }] }])).toEqual([
      'invalid_attachments [ERROR] must be more than 0 characters [json-pointer:/attachments/0/blocks/0/text/text]',
    ]);
    expect(refusal(undefined, 'x', ['red'])).toEqual([
      'invalid_attachments [ERROR] must provide an object [json-pointer:/attachments/0]',
    ]);
    expect(
      refusal(
        undefined,
        'x',
        many(101, () => ({ text: 'x' })),
      ),
    ).toEqual(['too_many_attachments [ERROR] too_many_attachments']);
  });

  it('is checked fast enough for every call of a benchmark', () => {
    const blocks = [
      section({ fields: [mrkdwn('a'), mrkdwn('b')] }),
      actions(button(), button({ action_id: 'x' })),
    ];
    const rounds = 20_000;
    const before = performance.now();
    for (let round = 0; round < rounds; round++) checkMessage(blocks, 'text');
    const perSecond = rounds / ((performance.now() - before) / 1000);
    expect(perSecond).toBeGreaterThan(20_000);
  });
});
