import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../src/domain/runbooks/read/read-runbook.js';
import { bodyBlocks } from '../../src/slack/views/runbooks/step-body.js';
import { anyText } from '../support/any-text.js';
import { expectValidMessage } from '../support/expect-valid-view.js';
import { filesIn } from '../tree/source.js';

/** What the rich text of a step says, with the type of each element. */
function told(markdown: string, values: Record<string, string> = {}): string[] {
  return bodyBlocks(markdown, values).flatMap((block) =>
    block.type === 'rich_text' ? block.elements.map((element) => JSON.stringify(element)) : [],
  );
}

describe('the body of a step', () => {
  it('leaves out the title, and shows code as it is', () => {
    expect(
      told('1. Drain the node:\n\n```sh\nkubectl drain <node> && echo "*"\n```\n\nIt takes *minutes*.'),
    ).toMatchInlineSnapshot(`
      [
        "{"type":"rich_text_preformatted","elements":[{"type":"text","text":"kubectl drain <node> && echo \\"*\\""}]}",
        "{"type":"rich_text_section","elements":[{"type":"text","text":"It takes "},{"type":"text","text":"minutes","style":{"italic":true}},{"type":"text","text":"."}]}",
      ]
    `);
  });

  it('keeps a first sentence that is longer than the title', () => {
    const long = `Check it. ${'More is to be said. '.repeat(20)}`.trim();
    expect(told(`1. ${long}`).join()).toContain(long);
  });

  it('fills in variables, in code and in text', () => {
    expect(
      told('Restart:\n\n`kubectl -n $NAMESPACE delete pod <pod-name>` in {{ region }}', {
        namespace: 'shop',
        'pod-name': 'web-1',
        region: 'eu',
      }),
    ).toMatchInlineSnapshot(`
      [
        "{"type":"rich_text_section","elements":[{"type":"text","text":"kubectl -n shop delete pod web-1","style":{"code":true}},{"type":"text","text":" in eu"}]}",
      ]
    `);
  });

  it('keeps lists, boxes, quotes, tables, pictures and links', () => {
    expect(
      told(
        [
          ...['Look:', '', '2. one', '   - [ ] nested', '   - [x] done', '3. two', ''],
          ...['> **Warning:** mind', '', '| a | b |', '|--|--|', '| `1` | 2 |', ''],
          ...['![graph](https://a.example/g.png) [local](./x.md) [ref][r] https://b.example', ''],
          ...['<details><summary>More</summary>', '', '[r]: https://r.example'],
        ].join('\n'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "{"type":"rich_text_list","style":"ordered","indent":0,"offset":1,"elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"one"}]}]}",
        "{"type":"rich_text_list","style":"bullet","indent":1,"elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"☐ "},{"type":"text","text":"nested"}]},{"type":"rich_text_section","elements":[{"type":"text","text":"☑ "},{"type":"text","text":"done"}]}]}",
        "{"type":"rich_text_list","style":"ordered","indent":0,"offset":2,"elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"two"}]}]}",
        "{"type":"rich_text_quote","elements":[{"type":"text","text":"Warning:","style":{"bold":true}},{"type":"text","text":" mind"}]}",
        "{"type":"rich_text_preformatted","elements":[{"type":"text","text":"a | b\\n1 | 2"}]}",
        "{"type":"rich_text_section","elements":[{"type":"link","url":"https://a.example/g.png","text":"graph"},{"type":"text","text":" "},{"type":"text","text":"local"},{"type":"text","text":" "},{"type":"link","url":"https://r.example","text":"ref"},{"type":"text","text":" "},{"type":"link","url":"https://b.example","text":"https://b.example"}]}",
        "{"type":"rich_text_section","elements":[{"type":"text","text":"More"}]}",
      ]
    `);
  });

  it('notifies nobody and links to web addresses only', () => {
    const elements = told(
      'A:\n\n<!channel> <@U1> <#C1> [x](javascript:alert(1)) ![y](data:text/html,a) <script>a</script>',
    );
    expect(elements.join()).not.toMatch(/"type":"(?:link|user|usergroup|broadcast|channel)"/);
    expect(elements.join()).toContain('<!channel>');
  });

  it('clips what is too long, and says so with an ellipsis', () => {
    const blocks = bodyBlocks(`A:\n\n\`\`\`\n${'line\n'.repeat(2_000)}\`\`\``, {}, 2_900);
    expect(JSON.stringify(blocks).length).toBeLessThan(4_000);
    expect(JSON.stringify(blocks)).toContain('…');
  });
});

it('divides what is too long for one block, code at its line ends, and loses nothing', () => {
  const code = Array.from({ length: 2_000 }, (_, n) => `echo ${n}`).join('\n');
  const items = Array.from({ length: 300 }, (_, n) => `${n + 1}. ${'word '.repeat(20)}${n}`).join('\n');
  const blocks = bodyBlocks(`A:\n\n\`\`\`\n${code}\n\`\`\`\n\n${items}\n\n${'x'.repeat(9_000)}`, {});
  const said = blocks.flatMap(({ elements }) => elements);
  const codes = said.flatMap((one) => (one.type === 'rich_text_preformatted' ? one.elements : []));
  expect(codes.map((one) => ('text' in one ? one.text : '')).join('')).toBe(code);
  expect(codes.slice(0, -1).every((one) => 'text' in one && one.text?.endsWith('\n'))).toBe(true);
  const lists = said.filter((one) => one.type === 'rich_text_list');
  expect(lists.flatMap(({ elements }) => elements)).toHaveLength(300);
  for (let at = 0; at < blocks.length; at += 4)
    expectValidMessage({ text: 'step', blocks: blocks.slice(at, at + 4) });
});

describe('Slack accepts the body of', () => {
  const accept = (markdown: string) => {
    const blocks = bodyBlocks(markdown, { a: '<!channel>' }, 2_900);
    if (blocks.length > 0) expectValidMessage({ text: 'step', blocks });
  };

  it.each(filesIn('test/fixtures/runbooks').filter((path) => path.endsWith('.md')))(
    'every step of %s',
    (path) => {
      const { steps } = readRunbook({ path, markdown: readFileSync(path, 'utf8') });
      for (const step of steps) accept(step.markdown);
    },
  );

  it('any step', () => {
    const parts = [
      '- ',
      '1. ',
      '> ',
      '`',
      '```\n',
      '| a |\n|--|\n',
      '**',
      '[a](https://b.c)',
      '![](https://b.c)',
      '\n',
      '\n\n',
      '    ',
      '{{a}}',
    ];
    const any = fc
      .array(fc.oneof(fc.constantFrom(...parts), anyText), { maxLength: 12 })
      .map((all) => all.join(''));
    fc.assert(fc.property(any, accept), { numRuns: 200 });
  });
});
