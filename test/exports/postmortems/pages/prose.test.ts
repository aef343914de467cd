import { describe, expect, it } from 'vitest';
import type { ArticleBlock } from '../../../../src/exports/postmortems/article/article.js';
import { writer } from '../../../../src/exports/postmortems/article/inline.js';
import { prose } from '../../../../src/exports/postmortems/article/prose/prose.js';

const read = (markdown: string) => prose(markdown, writer(new Map([['U2', 'Priya']])));
const inlines = (markdown: string) => {
  const [first] = read(markdown);
  return first?.kind === 'paragraph' ? first.children : [];
};
const levels = (markdown: string) =>
  read(markdown).flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
const text = (words: string) => ({ kind: 'text', text: words });

describe('what people wrote', () => {
  it('names the people whom it mentions, and shows what Slack would broadcast', () => {
    expect(inlines('<@U2> told <@U9> and <!channel>')).toEqual([
      text('@Priya told @U9 and '),
      text('@channel'),
    ]);
  });

  it('shows HTML as text', () => {
    expect(inlines('an <b onclick="x()">odd</b> tag')).toEqual([
      text('an '),
      text('<b onclick="x()">'),
      text('odd'),
      text('</b>'),
      text(' tag'),
    ]);
    expect(inlines('<script>\nalert(1)\n</script>')).toEqual([
      text('<script>'),
      { kind: 'break' },
      text('alert(1)'),
      { kind: 'break' },
      text('</script>'),
    ]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example.com', '/relative'])(
    'makes no link to %s, and shows the address',
    (url) => {
      expect(inlines(`[words](${url})`)).toEqual([text('words'), text(` (${url})`)]);
    },
  );

  it('links to a picture instead of loading it', () => {
    const children = [text('[Picture: the graph]')];
    expect(inlines('![the graph](https://example.com/g.png)')).toEqual([
      { kind: 'link', url: 'https://example.com/g.png', children },
    ]);
    expect(inlines('![the graph](//example.com/g.png)')).toEqual([
      ...children,
      text(' (//example.com/g.png)'),
    ]);
  });

  it('follows references to their address, and keeps titles', () => {
    expect(inlines('[the page][1]\n\n[1]: https://example.com "Status"')).toEqual([
      { kind: 'link', url: 'https://example.com', children: [text('the page')] },
    ]);
    expect(read('[1]: https://example.com "Status"')).toEqual([
      {
        kind: 'paragraph',
        children: [
          text('1: '),
          { kind: 'link', url: 'https://example.com', children: [text('https://example.com')] },
          text(' (Status)'),
        ],
      },
    ]);
  });

  it('puts headings below the section, one level at a time', () => {
    expect(levels('# A\n## B\n#### C\n# D')).toEqual([1, 2, 3, 1]);
    expect(levels('#### A\n###### B\n## C')).toEqual([1, 2, 1]);
    expect(levels('# A\n## B\n### C\n#### D')).toEqual([1, 2, 3, 3]);
  });

  it('knows what is done of a list of tasks', () => {
    const [list] = read('- [x] told\n- [ ] reviewed\n- plain');
    expect(list?.kind === 'list' && list.items.map(({ isChecked }) => isChecked)).toEqual([
      true,
      false,
      null,
    ]);
  });

  it('fills the cells that a row of a table lacks', () => {
    const [table] = read('| a | b |\n| - | - |\n| 1 |');
    expect(table?.kind === 'table' && table.rows[0]?.cells).toEqual([[text('1')], []]);
  });

  it('spells out characters that would hide or turn around others', () => {
    expect(inlines('safe \u202egnp.exe')).toEqual([text('safe [U+202E]gnp.exe')]);
    expect(read('```\na\u0007b\n```')).toEqual([{ kind: 'code', text: 'a[U+0007]b' }]);
  });

  it('keeps as text what would take too long to read', () => {
    const written = `${'>'.repeat(500)} deep\n\n<@U2> wrote *this*`;
    const [, last] = read(written);
    expect(last).toEqual<ArticleBlock>({
      kind: 'paragraph',
      children: [{ kind: 'text', text: '@Priya wrote *this*' }],
    });
  });

  it('is nothing where nothing was written', () => {
    expect(read('')).toEqual([]);
  });
});
