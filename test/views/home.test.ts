import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { renderView } from '../../sandbox/transcript/render-view.js';
import { homeMax, homeView } from '../../src/slack/views/home.js';
import { aHome } from '../support/a-home.js';
import { anActionItem } from '../support/an-action-item.js';
import { anIncident } from '../support/an-incident.js';
import { expectValidModal } from '../support/expect-valid-view.js';
import { activeIncident, reader, resolved } from '../support/sample-incidents.js';
import { aTime, someFigures } from '../support/some-figures.js';

const many = (count: number, from: number) =>
  Array.from({ length: count }, (_, index) =>
    anIncident({ number: from + index, title: '<!channel> & “down”'.repeat(9) }),
  );
const headersOf = (look: Parameters<typeof homeView>[0]) =>
  (homeView(look).blocks as KnownBlock[]).flatMap((block) =>
    block.type === 'header' ? [block.text.text] : [],
  );
const shown = (look: Parameters<typeof homeView>[0], width = 90) =>
  `\n${renderView(homeView(look), reader, { width })}\n`;

const late = anActionItem({ dueOn: '2026-11-21', ownerId: 'U1', priority: 'p1' });
const today = anActionItem({
  ...{ number: 18, title: 'Alert on <!channel> errors', dueOn: '2026-11-23' },
  status: { kind: 'in_progress' },
});
const soon = anActionItem({
  ...{ number: 12, title: 'Name the second provider', dueOn: '2026-11-26', incidentNumber: 39 },
  status: { kind: 'blocked', reason: 'Waits for the vendor' },
});
const someday = anActionItem({ number: 30, title: 'Tidy up the dashboards' });

const figures = {
  current: someFigures(
    {
      time_to_acknowledge: aTime(14, 3, 12, { drill: 2, canceled: 1 }),
      time_to_mitigate_from_declared: aTime(12, 38, 125, {
        drill: 2,
        canceled: 1,
        still_open: 1,
        not_recorded: 1,
      }),
      time_to_resolve: aTime(12, 62, 240, { drill: 2, canceled: 1, still_open: 1, out_of_order: 1 }),
    },
    { on_time: 21, late: 5, wont_do: 2, drill: 3 },
  ),
  before: someFigures({ time_to_acknowledge: aTime(1, 4, 4) }),
};

describe('the Home tab', () => {
  it('keeps apart what one is in, what one has to do and to close, and what else is open', () => {
    const mine = [activeIncident, { ...resolved, number: 41 }];
    const look = aHome({ items: [late], mine, open: [activeIncident, anIncident({ number: 43 })], figures });
    expect(headersOf(look)).toEqual([
      'Your incidents',
      'Your action items',
      'In review',
      'Open incidents',
      "How we're doing",
    ]);
    expect(JSON.stringify(homeView(look))).toContain('You: Incident commander');
  });

  it('shows action items with the buttons that end them', () => {
    const items = [late, today, soon, someday];
    expect(shown(aHome({ items, moreItems: { count: 12, isExact: true } }))).toMatchInlineSnapshot(`
      "
      [ Declare an incident ] [ All commands ]
      Your action items
      ─────────────────
      ⚠ Overdue by 2 days · Add a circuit breaker (ACT-17, INC-42) · p1
      [ Done ] [ New date ] [ ⋯ ]
      Due today · Alert on <!channel> errors (ACT-18, INC-42) · in progress
      [ Done ] [ New date ] [ ⋯ ]
      Due in 3 days · Name the second provider (ACT-12, INC-39) · blocked: Waits for the vendor
      [ Done ] [ New date ] [ ⋯ ]
      No due date · Tidy up the dashboards (ACT-30, INC-42)
      [ Done ] [ New date ] [ ⋯ ]
        and 12 more: \`/incident actions mine\`
      No incident is open.
        Updated when you open this page. In any channel: \`/incident help\`.
      "
    `);
    const buttons = JSON.stringify(homeView(aHome({ items: [late] })));
    for (const label of ['Done', 'Start', 'New date', 'Hand over', 'Blocked', "Won't do", 'Snooze'])
      expect(buttons).toContain(`"text":"${label}"`);
    const most = aHome({ items, moreItems: { count: 192, isExact: false } });
    expect(shown(most)).toContain('and more than 192 more');
  });

  it('shows how the team is doing on a phone, and what that leaves out', () => {
    expect(shown(aHome({ figures }), 44)).toMatchInlineSnapshot(`
      "
      [ Declare an incident ] [ All commands ]
      No incident is open.
      How we're doing
      ───────────────
      Last 90 days
      Acknowledged 3 min · p90 12 min · n = 14
      Mitigated 38 min · p90 2 h 5 min · n = 12
      Resolved 1 h 2 min · p90 4 h · n = 12
      Action items on time 81% · n = 26
        90 days before
        Acknowledged 4 min · p90 4 min · n = 1
        Mitigated –
        Resolved –
        Action items on time –
        Median and 90th percentile of the times
        from the declaration, n incidents. On
        time: done by the due date.
        Left out: 2 drills · 1 canceled · not yet:
        1 mitigated, 1 resolved · without a time:
        1 mitigated · times out of order: 1
        resolved · 2 action items that won't be
        done · 3 action items of drills and
        canceled incidents · private incidents
        Updated when you open this page. In any
        channel: \`/incident help\`.
      "
    `);
  });

  it('says of a team without incidents that there is nothing to count', () => {
    const none = { current: someFigures(), before: someFigures() };
    expect(shown(aHome({ figures: none }))).toMatchInlineSnapshot(`
      "
      [ Declare an incident ] [ All commands ]
      No incident is open.
      How we're doing
      ───────────────
        Nothing to count yet: no incident is over, and no action item was due.
        Updated when you open this page. In any channel: \`/incident help\`.
      "
    `);
  });

  it.each(['&', '𝕎', '*', '`', 'Ж'])('stays within Slack’s limits however much of %s there is', (letter) => {
    const incidents = many(11, 1).map((one) => ({
      ...one,
      title: letter.repeat(150),
      status: 'resolved' as const,
    }));
    const items = Array.from({ length: homeMax.items }, (_, index) =>
      anActionItem({
        ...{ number: 999_999_900 + index, title: letter.repeat(300), dueOn: '2020-01-01' },
        status: { kind: 'blocked', reason: letter.repeat(500) },
      }),
    );
    const view = homeView(
      aHome({
        ...{ items, moreItems: { count: 192, isExact: false }, figures },
        ...{ mine: [...incidents, ...many(11, 20)], open: many(11, 50) },
      }),
    );
    expectValidModal(view, { userIds: ['U1'] });
    expect(JSON.stringify(view).length).toBeLessThan(100_000);
    expect(JSON.stringify(view)).toContain('and more');
  });
});
