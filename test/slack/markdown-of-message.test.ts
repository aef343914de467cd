import { describe, expect, it } from 'vitest';
import { namesIn } from '../../src/domain/timeline/messages/readable.js';
import { markdownOfMessage } from '../../src/slack/read/markdown-of-message.js';

const names = namesIn(
  new Map([
    ['U1', 'dana'],
    ['C1', 'ops'],
    ['S1', 'on-call'],
  ]),
);
const text = (words: string, style?: Record<string, boolean>) => ({
  type: 'text',
  text: words,
  ...(style && { style }),
});
const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
const list = (style: string, items: unknown[], more = {}) => ({
  type: 'rich_text_list',
  style,
  elements: items,
  ...more,
});
const message = (...elements: unknown[]) => ({ text: 'fallback', blocks: [{ type: 'rich_text', elements }] });

describe('markdownOfMessage', () => {
  it('writes rich text as Markdown: lists, code, quotes, links and mentions', () => {
    const written = message(
      section(text('Disk full', { bold: true }), text('\n')),
      list('ordered', [section(text('Check it '), text('now ', { bold: true, italic: true }))]),
      list(
        'bullet',
        [
          section(text('on '), { type: 'user', user_id: 'U1' }, text(' or '), {
            type: 'channel',
            channel_id: 'C1',
          }),
        ],
        { indent: 1 },
      ),
      { type: 'rich_text_preformatted', elements: [text('df -h\ndu <x>')] },
      list('ordered', [section(text('Delete '), text('logs', { code: true }))], { offset: 1 }),
      { type: 'rich_text_quote', elements: [text('Never\nboth')] },
      section(
        { type: 'link', url: 'https://a.example/x', text: 'Docs' },
        text(' '),
        { type: 'emoji', name: 'fire' },
        { type: 'broadcast', range: 'here' },
        { type: 'usergroup', usergroup_id: 'S1' },
      ),
    );
    expect(markdownOfMessage(written, names)).toMatchInlineSnapshot(`
      "**Disk full**

      1. Check it **_now_**
          - on @dana or #ops

      \`\`\`
      df -h
      du <x>
      \`\`\`

      2. Delete \`logs\`

      > Never
      > both

      [Docs](https://a.example/x) :fire:@here@on-call"
    `);
  });

  it('keeps Markdown that somebody typed', () => {
    const typed = '# Disk full\n\n1. Check it:\n   ```sh\n   df -h\n   ```\n2. *Delete* logs';
    expect(markdownOfMessage(message(section(text(typed))), names)).toBe(typed);
  });

  it.each([
    ['no blocks', undefined],
    ['other blocks', [{ type: 'section', text: { type: 'mrkdwn', text: 'x' } }]],
    ['odd rich text', [{ type: 'rich_text', elements: [{ type: 'rich_text_news' }] }]],
  ])('reads the markup of a message with %s', (_, blocks) => {
    const markup =
      '*Disk full* on <@U1> &amp; <https://a.example|docs>\n• ~wait~\n• 2*3*4\n```kubectl get *x* &lt;pod&gt;```';
    expect(markdownOfMessage({ text: markup, blocks }, names)).toBe(
      '**Disk full** on @dana & [docs](https://a.example)\n- ~~wait~~\n- 2*3*4\n\n```\nkubectl get *x* <pod>\n```',
    );
  });
});
