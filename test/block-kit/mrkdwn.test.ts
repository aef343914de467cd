import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../sandbox/transcript/render-message.js';
import { aReader, secondsAt } from './a-reader.js';

const read = (text: string, reader = aReader()) => renderMessage({ text }, reader);
const date = (template: string, time = '14:02', day?: string) =>
  `<!date^${secondsAt(time, day)}^${template}|some time>`;

describe('mrkdwn', () => {
  it.each([
    ['people', 'ask <@U1> or <@U2|priya>', 'ask @Dana or @priya'],
    ['channels', 'see <#C42> and <#C9|ops>', 'see #inc-42-checkout and #ops'],
    ['groups', 'page <!subteam^S1> or <!subteam^S2|@dba>', 'page @on-call or @dba'],
    ['everybody', '<!here> <!channel> <!everyone|all>', '@here @channel @all'],
    ['links by their label', '<https://example.com/a?b=1&amp;c=2|the graph>', 'the graph'],
    [
      'links without one',
      '<https://example.com/a?b=1&amp;c=2> <mailto:a@b.c>',
      'https://example.com/a?b=1&c=2 a@b.c',
    ],
    ['entities', '5 &lt; 6 &amp;&amp; 7 &gt; 6', '5 < 6 && 7 > 6'],
    ['an entity written twice as one', '&amp;lt;', '&lt;'],
    ['short codes', ':fire: :+1::skin-tone-3: :our-own:', '🔥 👍🏼 :our-own:'],
    ['times that look like short codes', 'at 14:02:33', 'at 14:02:33'],
    ['styles without their marks', '*bold* _so_ ~gone~ and *_both_*', 'bold so gone and both'],
    ['marks that style nothing', '2 * 3 * 4, snake_case_name, a ~ b', '2 * 3 * 4, snake_case_name, a ~ b'],
    ['code as it is', '`*not bold* :fire: &lt;b&gt;`', '`*not bold* :fire: <b>`'],
    ['quotes', '&gt; said\nthen', '│ said\nthen'],
    [
      'blocks of code',
      'run\n```\nfirectl set\n  --now\n```\nthen',
      'run\n    firectl set\n      --now\nthen',
    ],
    ['quotes of several lines', '&gt;one\n&gt; *two*\n\nthen', '│ one\n│ two\n\nthen'],
    ['quotes as people type them', '> said\nthen', '│ said\nthen'],
    ['labels of mentions without their marks', '<@U1|*so*>', '@*so*'],
    ['nothing that a terminal would obey', 'a\u001b[2Jb\u0007c', 'a[2Jbc'],
  ])('shows %s', (_, text, shown) => {
    expect(read(text)).toBe(shown);
  });
});

describe("a date in the reader's zone", () => {
  it.each([
    ['{date_num}', '2026-11-23'],
    ['{date_slash}', '23/11/2026'],
    ['{date}', 'November 23rd'],
    ['{date_pretty}', 'today'],
    ['{date_short}', 'Nov 23, 2026'],
    ['{date_short_pretty} at {time}', 'today at 14:02'],
    ['{date_long}', 'Monday, November 23rd, 2026'],
    ['{date_long_full}', 'November 23, 2026'],
    ['{date_long_pretty}', 'today'],
    ['{day_divider_pretty}', 'today'],
    ['{time}', '14:02'],
    ['{time_secs}', '14:02:00'],
    ['{ago}', '28 minutes ago'],
    ['{unknown} {time}', '{unknown} 14:02'],
  ])('turns %s into %s', (template, shown) => {
    expect(read(date(template))).toBe(shown);
  });

  it('shows another hour, and maybe another day, to a reader far away', () => {
    const tokyo = aReader({ tz: 'Asia/Tokyo', now: new Date('2026-11-23T16:30:00Z') });
    expect(read(date('{date_pretty} {time}', '17:05'), tokyo)).toBe('today 01:05');
    expect(read(date('{date_num} {time}', '17:05'), tokyo)).toBe('2026-11-24 01:05');
  });

  it('says yesterday and tomorrow, and otherwise the day', () => {
    expect(read(date('{date_pretty}', '23:59', '2026-11-22'))).toBe('yesterday');
    expect(read(date('{date_long_pretty}', '00:01', '2026-11-24'))).toBe('tomorrow');
    expect(read(date('{date_short_pretty}', '00:01', '2026-11-12'))).toBe('Nov 12, 2026');
    expect(read(date('{day_divider_pretty}', '00:01', '2026-11-11'))).toBe('Wednesday, November 11th');
    expect(read(date('{day_divider_pretty}', '00:01', '2025-11-11'))).toBe('Tuesday, November 11th, 2025');
  });

  it('counts past and future time', () => {
    expect(read(date('{ago}', '14:29'))).toBe('1 minute ago');
    expect(read(date('{ago}', '14:30'))).toBe('just now');
    expect(read(date('{ago}', '17:40'))).toBe('in 3 hours');
    expect(read(date('{ago}', '14:30', '2026-11-20'))).toBe('3 days ago');
  });

  it('is shown in full to a reader without a clock', () => {
    const timeless = aReader({ now: undefined });
    expect(read(date('{date_pretty} {ago}'), timeless)).toBe('November 23rd 14:02');
  });

  it('stays as it is if no calendar has it', () => {
    expect(read('<!date^99999999999999999999^{time}|then>')).toBe('{time}');
  });

  it('falls back to its text if it is not a date', () => {
    expect(read('<!date^soon^{time}|in a while>')).toBe('in a while');
  });
});

it('keeps the text of a quote of thousands of lines', () => {
  const shown = read('&gt; line\n'.repeat(20_000));
  expect(shown.match(/line/g)).toHaveLength(20_000);
});
