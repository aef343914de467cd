import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { PostmortemDocument } from '../../../src/domain/postmortems/document.js';
import { quote, say } from '../../../src/domain/postmortems/span.js';
import { type Nodes, parseMarkdown } from '../../../src/domain/text/markdown/parse-markdown.js';
import { markdownOf } from '../../../src/exports/postmortems/markdown.js';
import { aDocument, aSection, statements } from '../../support/a-document.js';
import { anIncident } from '../../support/an-incident.js';
import { atLength } from '../../support/at-length.js';

it('reads well', () => {
  expect(markdownOf(aDocument())).toMatchInlineSnapshot(`
    "---
    format: "firebreak.postmortem/1"
    incident: "INC-42"
    title: "Checkout is down in Europe"
    date: "2026-11-23"
    severity: "sev2"
    status: "resolved"
    kind: "real"
    affects:
      - "checkout"
    state: "in_review"
    owner: "Priya Nair"
    due: "2026-12-01"
    published: null
    as_of: "2026-11-23T15:30:00.000Z"
    evidence: 0.75
    people:
      - {"role":"Incident commander","name":"Dana","from":"2026-11-23T14:02:00.000Z","until":"2026-11-23T14:20:00.000Z"}
      - {"role":"Incident commander","name":"Priya Nair","from":"2026-11-23T14:20:00.000Z","until":null}
      - {"role":"Comms lead","name":"田中","from":"2026-11-23T14:05:00.000Z","until":null}
    ---

    # INC-42: Checkout is down in Europe

    - 2026-11-23, sev2, resolved
    - Affected: checkout
    - Post-mortem: in review, owner Priya Nair, due 2026-12-01
    - 75 % of what a post-mortem must have rests on a source or was written by people. Missing: Impact start.
    - Incident commander: Dana, from 2026-11-23 14:02 UTC to 2026-11-23 14:20 UTC
    - Incident commander: Priya Nair, from 2026-11-23 14:20 UTC
    - Comms lead: 田中, from 2026-11-23 14:05 UTC

    ## Summary

    Payments failed because **two** limits met: see \`pool.max\` and [the graph](https://graphs.example/d/1).

    ### What we saw

    - @Dana saw _declines_, then retries
      1. first in Berlin
      2. then 東京, الرياض, Αθήνα, กรุงเทพ 🔥

    > 5 < 6 & 7 > 2

    | limit | value |
    | - | -: |
    | pool | 40 |

    \`\`\`sql
    select * from "payments" where state = 'declined'; -- <script>
    \`\`\`

    ## Impact

    - Checkout was affected. [\\[1\\]](#sources)

    **Who was affected?** (answered by 田中, 2026-11-23 15:25 UTC)

    > About _a third_ of card payments.

    - **Open question (must have):** When did customers first notice? Ask 田中.
    - **Open question:** What happened from 2026-11-23 14:10 UTC on?

    ## Detection

    - Dana declared at 2026-11-23 14:02 UTC, 4 min after it was detected. [\\[1\\]](#sources) [\\[2\\]](#sources)
    - See [the alert](https://alerts.example/1). [\\[2\\]](#sources)

    ## Timeline

    - **2026-11-23 14:02 UTC** Dana: declared, sev2
    - **14:03** Priya Nair: “p99 is 9 s since 13:50\\
      and \\*rising\\*” (edited) [View message](https://acme.slack.com/archives/C42/p1795442580000100)
    - **2026-11-24 00:10 UTC** RB-3 was finished.

    * **Check the times:** 2026-11-23 14:10 UTC and 2026-11-23 14:05 UTC are in a different order than they were written.

    ## Response and resolution

    _Nothing yet._

    ## Contributing factors

    - _Nobody wrote for 22 min. What was hard to see? [\\[2\\]](#sources)_

    ## What went well

    The rollback took four minutes.

    ## What was hard

    _Nothing yet._

    ## Where we were lucky

    _Nothing yet._

    ## What surprised us

    _Nothing yet._

    ## Metrics

    - Declared → mitigated: **39 min** [\\[1\\]](#sources) [\\[3\\]](#sources)
    - Impact started → detected: not known. Impact start isn't known.

    ## Action items

    - **ACT-17** Add a circuit breaker (owner 田中, due 2026-12-04, open, p1, prevent)
    - **ACT-18** Alert on declined cards (no owner, no due day, done: Live since Tuesday)
      - Page when more than 5 % are declined.
      - Verification: A drill pages within 2 min
      - <https://tracker.example/OPS-7>

    ## Sources

    1. Declared, 2026-11-23 14:02 UTC
    2. [Message, Priya Nair, 2026-11-23 14:02 UTC](https://acme.slack.com/archives/C42/p1795442580000100)
    3. Mitigated, 2026-11-23 14:41 UTC
    4. RB-3 step 2, 田中, 2026-11-23 14:30 UTC
    5. ACT-17, 2026-11-23 15:12 UTC

    ---

    The record is verified: 3 parts sealed. As of 2026-11-23 15:30 UTC.
    "
  `);
});

/** Texts that mean something in Markdown, HTML, YAML or a template, or that steer what shows them. */
const hostile = [
  ...[
    '<script>alert(1)</script>',
    '</title><img src=x onerror=alert(1)>',
    '<!channel>',
    ']]>',
    '{{7*7}}',
    '%{x}',
  ],
  ...[
    '[x](javascript:alert(1))',
    '![x](https://track.example/p.png)',
    '[a]: https://b.example',
    '<https://a.example>',
  ],
  ...[
    '# no heading',
    '- no item',
    '1. no item',
    '> no quotation',
    '+ x',
    '1) x',
    '---',
    '===',
    '***',
    '    no code',
  ],
  ...[
    '```',
    '~~~',
    '`code',
    '**bold**',
    '_em_',
    '~~gone~~',
    '| a | b |',
    '[ ] x',
    '\\',
    'a  ',
    ' a',
    '&lt;',
    '&amp',
    '&#35;',
  ],
  ...[
    '=cmd()',
    '#set page(fill: red)',
    'a: b',
    '"quoted"',
    "it's",
    '<U1>',
    'http://a.example/_x_',
    'a@b.example',
    ':)',
    '[1]',
  ],
];

describe('what anybody wrote anywhere', () => {
  it.each(hostile)('comes back as it was: %s', (text) => {
    for (const read of [byMdast, byMarkdownIt])
      expect(read(markdownOf(everywhere(text)))).toEqual(asWritten(text));
  });

  it('comes back as it was, whatever it is', () => {
    const any = fc.array(fc.constantFrom(...hostile, ...'*_`[]()<>#+-.!|~\\&:= \t\'"\n', 'é', '東', '🔥'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(any, (parts) => {
        const text = parts.join('');
        for (const read of [byMdast, byMarkdownIt])
          expect(read(markdownOf(everywhere(text)))).toEqual(asWritten(text));
      }),
      { numRuns: atLength(40, 3_000) },
    );
  });
});

const at = new Date('2026-11-23T14:02:00Z');

/** A document in which everything that people write is `text`. */
function everywhere(text: string): PostmortemDocument {
  const author = { id: 'B1', name: text, isBot: true };
  const row = { at, author, isEdited: false, permalink: null, recordIndex: 0, spans: [quote(text)] };
  return aDocument({
    ...{
      incident: anIncident({ title: text, affects: [] }),
      people: [],
      sources: [],
      actionItems: [],
      record: [],
    },
    sections: [
      aSection({
        title: text,
        blocks: [
          { kind: 'statements', statements: statements([[{ kind: 'text', text }, ...say`!`]]) },
          { kind: 'timeline', rows: [row], contradictions: [] },
        ],
      }),
    ],
  });
}

/** How `everywhere(text)` reads, line by line. */
function asWritten(text: string): string[] {
  const spans = text
    .split('\n')
    .filter((one, index) => index === 0 || one.trim() !== '')
    .join(' ');
  const line = text.replaceAll('\n', ' ');
  return [`INC-42: ${line}`, line, `${spans}!`, `2026-11-23 14:02 UTC ${line}: “${spans}”`].map(spaced);
}

/** The lines of people's text in it, without the lists of facts and the last paragraph. */
const ofPeople = (lines: string[]) => [...lines.slice(0, 1), ...lines.slice(4, -1)].map(spaced);

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function byMdast(markdown: string): string[] {
  const textOf = (node: Nodes): string => {
    if (node.type === 'break') return ' ';
    if (node.type !== 'root' && node.type !== 'text' && !('children' in node))
      throw new Error(`a ${node.type} in it`);
    return 'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';
  };
  const linesOf = (node: Nodes): string[] => {
    if (node.type === 'yaml' || node.type === 'thematicBreak') return [];
    if (node.type === 'paragraph' || node.type === 'heading') return [textOf(node)];
    return 'children' in node ? node.children.flatMap(linesOf) : [`a ${node.type}`];
  };
  return ofPeople(linesOf(parseMarkdown(markdown)));
}

function byMarkdownIt(markdown: string): string[] {
  const [, , ...rest] = markdown.split('---\n');
  const tokens = new MarkdownIt({ html: true }).parse(rest.join('---\n'), {});
  const textOf = ({ type, content }: { type: string; content: string }) => {
    if (type === 'text' || type === 'text_special') return content;
    if (type === 'hardbreak' || type === 'softbreak') return ' ';
    return /_(?:open|close)$/.test(type) ? '' : `a ${type}`;
  };
  return ofPeople(tokens.flatMap(({ children }) => (children ? [children.map(textOf).join('')] : [])));
}
