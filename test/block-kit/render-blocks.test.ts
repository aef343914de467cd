import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../sandbox/transcript/render-message.js';
import { aReader, secondsAt } from './a-reader.js';
import { button, mrkdwn, option, plain, richSection, richText, section } from './samples.js';

const read = (block: object, width = 60) => `\n${renderMessage({ blocks: [block] }, aReader(), { width })}\n`;
const text = (words: string, style?: object) => ({ type: 'text', text: words, style });
const cell = (words: string) => ({ type: 'raw_text', text: words });

describe('in a transcript', () => {
  it('rich text has its lists, quotes, code and mentions', () => {
    expect(
      read(
        richText(
          richSection(
            text('Done by '),
            { type: 'user', user_id: 'U1' },
            text(' at '),
            {
              type: 'date',
              timestamp: secondsAt('14:02'),
              format: '{time}',
            },
            text(' '),
            { type: 'emoji', name: 'tada', unicode: '1f389' },
            text('\n'),
          ),
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [richSection(text('rolled back')), richSection(text('watched', { code: true }))],
          },
          {
            type: 'rich_text_list',
            style: 'ordered',
            indent: 1,
            offset: 2,
            elements: [richSection(text('a long third thing that does not fit into one line of this'))],
          },
          { type: 'rich_text_quote', elements: [text('p99 9 s')] },
          { type: 'rich_text_preformatted', elements: [text('kubectl get pods\n  -n pay')] },
        ),
      ),
    ).toBe(`
Done by @Dana at 14:02 🎉
• rolled back
• \`watched\`
  c. a long third thing that does not fit into one line of
     this
│ p99 9 s
    kubectl get pods
      -n pay
`);
  });

  it('Markdown has its headings, tasks, tables, links and rules', () => {
    const markdown = `# Draft of INC-42

**What happened** _(from the [timeline](https://example.com))_
- rolled back \`4f2c1\`
  - and watched
- [x] told the customers
1. first
> we saw 5xx
---
| Moment | Took |
| :----- | ---: |
| found | 9 min |
| ended | 120 min |

\`\`\`sh
**as it is**
\`\`\``;
    expect(read({ type: 'markdown', text: markdown }, 40)).toBe(`
Draft of INC-42

What happened (from the timeline)
• rolled back \`4f2c1\`
  ◦ and watched
☑ told the customers
1. first
│ we saw 5xx
────────────────────────────────────────
Moment     Took
──────  ───────
found     9 min
ended   120 min

    **as it is**
`);
  });

  it('Markdown shows HTML as written, and keeps nested content under its item', () => {
    const markdown =
      '1. a\n2. b\n   - c\n\n     d\n\n> q\n> - l\n\n<b>hi</b> &amp; a\\*b :fire:\n\n<div>\nx\n</div>';
    expect(read({ type: 'markdown', text: markdown }, 40)).toBe(`
1. a
2. b
   ◦ c

     d

│ q
│ • l

<b>hi</b> & a*b 🔥

<div>
x
</div>
`);
  });

  it('a table keeps its columns aligned, wide characters included, and wraps what is too wide', () => {
    const rows = [
      [cell('Team'), cell('What they saw')],
      [cell('東京 🔥'), cell('the error rate of the payments service went up to 31 % for ten minutes')],
      [cell('Berlin'), { type: 'raw_number', value: 3, text: '3' }],
    ];
    expect(read({ type: 'table', rows }, 44)).toBe(`
Team     What they saw
───────  ───────────────────────────────────
東京 🔥  the error rate of the payments
         service went up to 31 % for ten
         minutes
Berlin   3
`);
  });

  it('a section has a button at its right, and checkboxes below', () => {
    expect(
      read(
        section({
          text: mrkdwn('Add a circuit breaker to payments, which is overdue by two days'),
          accessory: button({ text: plain('Done') }),
        }),
      ),
    ).toBe(`
Add a circuit breaker to payments, which is         [ Done ]
overdue by two days
`);
    const choices = [option('a', 'Private'), { ...option('b', 'Drill'), description: plain('not counted') }];
    expect(
      read(
        section({
          accessory: { type: 'checkboxes', options: choices, initial_options: [option('a', 'Private')] },
        }),
      ),
    ).toBe(`
Error rate falls.
☑ Private
☐ Drill
  not counted
`);
  });

  it('fields are stacked if the width does not allow two columns', () => {
    expect(
      read({ type: 'section', fields: [mrkdwn('*Commander*\nDana'), mrkdwn('*Scribe*\nPriya')] }, 36),
    ).toBe(`
Commander
Dana
Scribe
Priya
`);
  });

  it('a row of actions wraps between its buttons', () => {
    const elements = [
      button({ text: plain('Update') }),
      button({ text: plain('Open draft'), url: 'https://example.com' }),
      { type: 'users_select' },
      { type: 'datepicker', initial_date: '2026-11-26' },
      { type: 'overflow', options: [option('x')] },
    ];
    expect(read({ type: 'actions', elements }, 40)).toBe(`
[ Update ] [ Open draft ↗ ]
[ Choose a person ▾ ] [ 2026-11-26 ▾ ]
[ ⋯ ]
`);
  });

  it('images are shown by their text', () => {
    expect(
      read({
        type: 'image',
        title: plain('Errors'),
        image_url: 'https://e.com/a.png',
        alt_text: 'a falling line',
      }),
    ).toBe(`
Errors
[image: a falling line]
`);
  });

  it('a plan shows the status of each task', () => {
    const task = (title: string, status: string, more: object = {}) => ({
      type: 'task_card',
      task_id: title,
      title,
      status,
      ...more,
    });
    const output = richText(richSection(text('31 % of calls to Adyen fail')));
    const sources = [{ type: 'url', url: 'https://example.com', text: 'dashboard' }];
    expect(
      read({
        type: 'plan',
        title: 'Diagnosis',
        tasks: [
          task('Read the graphs', 'complete', { output, sources }),
          task('Ask the provider', 'in_progress'),
          task('Switch', 'pending'),
        ],
      }),
    ).toBe(`
Diagnosis
  ✔ Read the graphs
    31 % of calls to Adyen fail
    dashboard
  ◐ Ask the provider
  ▢ Switch
`);
  });

  it('a container, an alert, a card and a chart keep their text', () => {
    const chart = {
      type: 'bar',
      series: [{ name: 'EU', data: [{ label: 'Mon', value: 4 }] }],
      axis_config: { categories: ['Mon'], x_label: 'Day' },
    };
    const card = { type: 'card', title: plain('INC-42'), subtitle: plain('sev1'), actions: [button()] };
    expect(read({ type: 'container', title: plain('Two records'), child_blocks: [section()] })).toBe(
      '\nTwo records\n│ Error rate falls.\n',
    );
    expect(read({ type: 'alert', level: 'warning', text: plain('The provider is down') })).toBe(
      '\n⚠ The provider is down\n',
    );
    expect(read(card)).toBe('\nINC-42\nsev1\n[ Update ]\n');
    expect(read({ type: 'data_visualization', title: 'Errors', chart })).toBe(
      '\nErrors\nDay  EU\n───  ──\nMon   4\n',
    );
  });

  it('plain text keeps its emoji codes if it says so', () => {
    expect(read({ type: 'header', text: { ...plain(':fire:'), emoji: false } })).toBe('\n:fire:\n──────\n');
    expect(read({ type: 'header', text: plain(':fire:') })).toBe('\n🔥\n──\n');
  });

  it('a block of an unknown type shows its type', () => {
    expect(read({ type: 'hologram' })).toBe('\n[hologram]\n');
  });

  it('an attachment has a bar at its left, and follows its pretext', () => {
    const attachment = {
      pretext: 'From *Alertmanager*',
      color: 'danger',
      title: 'CheckoutErrorRate',
      text: 'firing since <!date^0^{date_num}|x>',
      fields: [{ title: 'Severity', value: 'critical' }],
      blocks: [section()],
      footer: 'prometheus',
    };
    expect(renderMessage({ attachments: [attachment, { fallback: 'only this' }] }, aReader())).toBe(
      `From Alertmanager
┃ CheckoutErrorRate
┃ firing since 1970-01-01
┃ Severity  critical
┃ Error rate falls.
┃ prometheus
┃ only this`,
    );
  });
});
