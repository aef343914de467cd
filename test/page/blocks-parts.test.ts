import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFromPage } from '../../sandbox/browser/from-page.js';
import { chosenIn } from '../../sandbox/page/blocks/chosen.js';
import { fitting, groupsOf } from '../../sandbox/page/blocks/elements/choices.js';
import { nextActive } from '../../sandbox/page/blocks/elements/next-active.js';
import { momentIn, wallIn } from '../../sandbox/page/blocks/elements/wall-clock.js';
import { linkedPlace } from '../../sandbox/page/text/permalink.js';
import { option, plain } from '../block-kit/samples.js';

it('a button is pressed without a value, and the server accepts that', () => {
  const act = {
    kind: 'clicks',
    where: { channel: 'C1', ts: '1.1' },
    control: { block_id: 'b', action_id: 'a' },
    chosen: undefined,
  };
  const sent: unknown = JSON.parse(JSON.stringify({ kind: 'acts', number: 1, act }));
  expect(readFromPage(sent)).toMatchObject({ kind: 'acts', act: { kind: 'clicks' } });
});

describe('an element’s value', () => {
  it.each([
    [{ type: 'plain_text_input', value: 'typed' }, 'typed'],
    [{ type: 'plain_text_input', value: null }, undefined],
    [{ type: 'static_select', selected_option: option('a') }, 'a'],
    [{ type: 'checkboxes', selected_options: [option('a'), option('b')] }, ['a', 'b']],
    [{ type: 'multi_users_select', selected_users: ['U1'] }, ['U1']],
    [{ type: 'datetimepicker', selected_date_time: 1_700_000_000 }, 1_700_000_000],
    [undefined, undefined],
  ])('%j is %j', (state, chosen) => {
    expect(chosenIn(state)).toEqual(chosen);
  });
});

describe('the choices of a menu', () => {
  const groups = groupsOf({
    option_groups: [
      { label: plain('Open'), options: [option('1', 'Checkout'), option('2', 'Search')] },
      { label: plain('Closed'), options: [option('3', 'Login')] },
    ],
  });

  it('are found by any part of their label, and keep their headings', () => {
    expect(fitting(groups, ' EAR ')).toMatchObject([
      { label: 'Open', choices: [{ value: '2', label: 'Search' }] },
    ]);
    expect(fitting(groups, '')).toBe(groups);
  });

  it('are navigated by keys, wrapping around', () => {
    expect(nextActive('ArrowDown', -1, 3)).toBe(0);
    expect(nextActive('ArrowDown', 2, 3)).toBe(0);
    expect(nextActive('ArrowUp', -1, 3)).toBe(2);
    expect(nextActive('End', 0, 3)).toBe(2);
    expect(nextActive('ArrowDown', -1, 0)).toBe(-1);
    expect(nextActive('a', 0, 3)).toBeUndefined();
  });
});

describe('local times', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];

  it('convert back to the original time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70_000_000 }), fc.constantFrom(...zones), (minutes, tz) => {
        const found = momentIn(wallIn(minutes * 60, tz), tz);
        expect(wallIn(found ?? 0, tz)).toEqual(wallIn(minutes * 60, tz));
      }),
    );
  });

  it('use the first of a repeated hour, and continue over a skipped one', () => {
    const at = (date: string, time: string) =>
      new Date((momentIn({ date, time }, 'Europe/Berlin') ?? 0) * 1000);
    expect(at('2026-10-25', '02:30')).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(at('2026-03-29', '02:30')).toEqual(new Date('2026-03-29T01:30:00Z'));
  });

  it('are undefined until both date and time are known', () => {
    expect(momentIn({ date: '2026-11-23', time: '' }, 'UTC')).toBeUndefined();
    expect(momentIn({ date: '', time: '14:02' }, 'UTC')).toBeUndefined();
  });
});

describe('a permalink', () => {
  it.each([
    ['https://team.slack.com/archives/C1', { channel: 'C1' }],
    ['https://team.slack.com/archives/C1/p1700000000000100', { channel: 'C1', ts: '1700000000.000100' }],
    ['https://other.slack.com/archives/C1', undefined],
    ['http://team.slack.com/archives/C1', undefined],
    ['https://team.slack.com/files/C1', undefined],
    ['nonsense', undefined],
  ])('%s leads to %j', (url, place) => {
    expect(linkedPlace(url, 'team')).toEqual(place);
  });
});
