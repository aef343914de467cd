import { describe, expect, it } from 'vitest';
import { inMessage } from './refusals.js';
import { richSection, richText } from './samples.js';

const text = { type: 'text', text: 'hello', style: { bold: true, code: true } };

describe('rich text', () => {
  it('may have every element that Slack itself writes', () => {
    const leaves = [
      text,
      { type: 'link', url: 'https://example.com', text: 'plan', style: { italic: true } },
      { type: 'user', user_id: 'U1' },
      { type: 'usergroup', usergroup_id: 'S1' },
      { type: 'team', team_id: 'T1' },
      { type: 'channel', channel_id: 'C1' },
      { type: 'emoji', name: 'fire', unicode: '1f525' },
      { type: 'broadcast', range: 'here' },
      { type: 'color', value: '#F405B3' },
      { type: 'date', timestamp: 1_795_440_720, format: '{time}', fallback: '14:32' },
    ];
    expect(
      inMessage(
        richText(
          richSection(...leaves),
          {
            type: 'rich_text_list',
            style: 'ordered',
            indent: 1,
            offset: 2,
            border: 1,
            elements: [richSection(text)],
          },
          { type: 'rich_text_quote', elements: [text] },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }], language: 'ts' },
        ),
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'knows four parts',
      { type: 'rich_text_table', elements: [] },
      'unsupported type: rich_text_table at /blocks/0/elements/0/type',
    ],
    [
      'has lists of sections',
      { type: 'rich_text_list', style: 'bullet', elements: [text] },
      'unsupported type: text at /blocks/0/elements/0/elements/0/type',
    ],
    [
      'has lists of two styles',
      { type: 'rich_text_list', style: 'dash', elements: [] },
      'must be a valid enum value at /blocks/0/elements/0/style',
    ],
    [
      'indents eight deep',
      { type: 'rich_text_list', style: 'bullet', indent: 9, elements: [] },
      'must be less than 9 at /blocks/0/elements/0/indent',
    ],
    [
      'has no empty texts',
      richSection({ type: 'text', text: '' }),
      'must be more than 0 characters at /blocks/0/elements/0/elements/0/text',
    ],
    [
      'knows its styles',
      richSection({ ...text, style: { loud: true } }),
      'invalid additional property: loud at /blocks/0/elements/0/elements/0/style',
    ],
    [
      'broadcasts to three ranges',
      richSection({ type: 'broadcast', range: 'all' }),
      'must be a valid enum value at /blocks/0/elements/0/elements/0/range',
    ],
    [
      'has nobody in its code',
      { type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] },
      'unsupported type: user at /blocks/0/elements/0/elements/0/type',
    ],
  ])('%s', (_, part, sentence) => {
    expect(inMessage(richText(part))).toEqual([sentence]);
  });
});
