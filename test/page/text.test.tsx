import { describe, expect, it } from 'vitest';
import { Markdown } from '../../sandbox/page/text/markdown.js';
import { Mrkdwn } from '../../sandbox/page/text/mrkdwn.js';
import { RichText } from '../../sandbox/page/text/rich-text.js';
import { TextObject } from '../../sandbox/page/text/text-object.js';
import { html, wordsIn } from './blocks-page.js';

const said = (text: string) => html(<Mrkdwn text={text} />);
const noon = Date.UTC(2026, 10, 23, 11, 0) / 1000;

describe('mrkdwn in the page', () => {
  it('has the styles that people type', () => {
    expect(said('*a* _b_ ~c~ `d`')).toBe(
      '<div class="words"><b>a</b> <i>b</i> <s>c</s> <code>d</code></div>',
    );
  });

  it('keeps a code block as it is, without empty lines around it', () => {
    expect(said('before\n```\n*a*  &lt;b&gt;\n```\nafter')).toBe(
      '<div class="words">before<pre>*a*  &lt;b></pre>after</div>',
    );
  });

  it.each(['&gt; said so\nthen', '> said so\nthen'])('draws %j as a quote', (text) => {
    expect(said(text)).toBe('<div class="words"><blockquote>said so</blockquote>then</div>');
  });

  it('shows names of people, groups and channels, and highlights oneself', () => {
    expect(wordsIn(said('<@U1> <@U2|old name> <@U9> <!subteam^S1> <#C1> <!here> <@U404|who>'))).toBe(
      '@dana @sam @Firebreak @oncall #general @here @who',
    );
    expect(said('<@U1>')).toContain('class="mention me"');
    expect(said('<@U2>')).toContain('class="mention"');
  });

  it('links visible channels, and hides others', () => {
    expect(said('<#C1>')).toContain('<button type="button" class="mention">#general</button>');
    expect(said('<#C404>')).not.toContain('button');
  });

  it("shows times in the reader's zone", () => {
    expect(wordsIn(said(`<!date^${noon}^{date_num} {time}|then>`))).toBe('2026-11-23 12:00');
    expect(wordsIn(said('<!date^soon^{time}|then>'))).toBe('then');
    expect(wordsIn(said('<!date^^{time}|then>'))).toBe('then');
  });

  it('opens links in a new window, and permalinks of this workspace in the page', () => {
    expect(said('<https://example.com/a?b=1&amp;c=2|the run>')).toContain(
      'href="https://example.com/a?b=1&amp;c=2"',
    );
    const permalink = 'https://firebreak-sandbox.slack.com/archives/C1/p1700000000000100';
    expect(said(`<${permalink}|there>`)).toContain('href="/as/dana/C1#m1700000000.000100"');
    expect(said(`<${permalink}?thread_ts=1700000000.000001&amp;cid=C1|reply>`)).toContain(
      'href="/as/dana/C1/1700000000.000001#m1700000000.000100"',
    );
  });

  it('shows emoji, large in messages of emoji only', () => {
    expect(said(':fire: :+1::skin-tone-3:')).toContain('class="words large"');
    expect(wordsIn(said(':fire: :no_such: 10:30:40'))).toBe('🔥 :no_such: 10:30:40');
    expect(said('on :fire:')).not.toContain('large');
    expect(html(<Mrkdwn text=":fire:" isPart />)).not.toContain('large');
  });
});

describe('plain text in the page', () => {
  it('has no markup except emoji, and those only if enabled', () => {
    const words = (emoji?: boolean) =>
      html(<TextObject object={{ type: 'plain_text', text: '*a* :fire:', emoji }} />);
    expect(words()).toBe('*a* 🔥');
    expect(words(false)).toBe('*a* :fire:');
  });
});

describe('rich text in the page', () => {
  const rich = (...elements: unknown[]) => html(<RichText block={{ type: 'rich_text', elements }} />);
  const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });

  it('has styles, mentions, dates, colors and links', () => {
    const drawn = rich(
      section(
        {
          type: 'text',
          text: 'a',
          style: { bold: true, italic: true, strike: true, underline: true, code: true },
        },
        { type: 'user', user_id: 'U2' },
        { type: 'usergroup', usergroup_id: 'S1' },
        { type: 'channel', channel_id: 'C1' },
        { type: 'broadcast', range: 'channel' },
        { type: 'team', team_id: 'T1' },
        { type: 'emoji', name: 'tada' },
        { type: 'emoji', name: 'x', unicode: '1f468-200d-1f692' },
        { type: 'date', timestamp: noon, format: '{time}' },
        { type: 'color', value: '#F4A100' },
        { type: 'link', url: 'https://example.com/x' },
      ),
    );
    expect(drawn).toContain('<u><s><i><b><code>a</code></b></i></s></u>');
    expect(wordsIn(drawn)).toBe('a@sam@oncall#general@channel@T1🎉👨‍🚒12:00#F4A100https://example.com/x');
  });

  it('has lists at their depth and from their number, quotes and code', () => {
    const list = (more: object) => ({
      type: 'rich_text_list',
      elements: [section({ type: 'text', text: 'one' })],
      ...more,
    });
    expect(rich(list({ style: 'bullet' }))).toContain('<ul class="depth-0 sign-0"><li>one</li></ul>');
    expect(rich(list({ style: 'ordered', indent: 1, offset: 2, border: 1 }))).toContain(
      '<ol class="depth-1 sign-1 bordered" start="3"><li>one</li></ol>',
    );
    expect(rich({ type: 'rich_text_quote', elements: [{ type: 'text', text: 'q' }] })).toContain(
      '<blockquote>q',
    );
    expect(rich({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'p' }] })).toContain(
      '<pre>p',
    );
  });
});

describe('Markdown in the page', () => {
  const markdown = (text: string) => html(<Markdown text={text} />);

  it('has headings, lists, tasks, tables, code and links', () => {
    const drawn = markdown(
      '# T\n\n- [x] done\n- two\n\n3. c\n\n| a | b |\n|--|--:|\n| 1 | **2** |\n\n```js\nx < 1\n```\n\n[l](https://example.com)',
    );
    expect(drawn).toContain('<h4>T</h4>');
    expect(drawn).toContain('<li class="task"><span role="img" aria-label="Done">☑ </span>done</li>');
    expect(drawn).toContain('<ol start="3"><li>c</li></ol>');
    expect(drawn).toContain('<td class="align-right"><b>2</b></td>');
    expect(drawn).toContain('<pre>x &lt; 1</pre>');
    expect(drawn).toContain('<a href="https://example.com/"');
  });

  it('shows HTML as it was written', () => {
    expect(markdown('<div onclick="x()">hi</div>\n\na <b>b</b>')).not.toMatch(/<div onclick|<b>/);
  });
});

describe('a link that is not a web address', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    'x',
  ])('leads nowhere: %s', (url) => {
    const everywhere = [
      said(`<${url}|words>`),
      html(<Markdown text={`[words](${url}) ![words](${url})`} />),
      html(
        <RichText
          block={{
            elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url, text: 'words' }] }],
          }}
        />,
      ),
    ].join('');
    expect(everywhere).not.toContain('href');
    expect(wordsIn(everywhere)).toContain('words');
  });
});
