import { describe, expect, it } from 'vitest';
import type { ActionItem } from '../../src/domain/action-items/action-item.js';
import type { ActionItemChanged } from '../../src/domain/action-items/report.js';
import { actionItemsAnswer } from '../../src/slack/views/action-items/answer.js';
import { itemDetailView } from '../../src/slack/views/action-items/detail.js';
import { actionItemsView } from '../../src/slack/views/action-items/list.js';
import { actionItemReceiptView } from '../../src/slack/views/action-items/receipt.js';
import { anActionItem } from '../support/an-action-item.js';
import { anIncident, at } from '../support/an-incident.js';
import { expectValidMessage } from '../support/expect-valid-view.js';
import { read } from '../support/sample-incidents.js';

const owned = anActionItem({ ownerId: 'U1', dueOn: '2026-12-04', priority: 'p1', type: 'prevent' });
const blocked = anActionItem({
  ...{ number: 18, title: 'Alert on <!channel> errors', dueOn: '2026-11-20' },
  status: { kind: 'blocked', reason: 'Waits for the vendor' },
});
const finished = anActionItem({ number: 19, status: { kind: 'done', note: null }, dueOn: '2026-11-20' });

describe('an action item', () => {
  it('is shown back once it is added, with buttons to change it', () => {
    const events = [
      { kind: 'action_item_added', item: 17, title: owned.title, ownerId: 'U1', dueOn: '2026-12-04' },
    ] as const;
    expect(read(actionItemsAnswer(anIncident(), { events, items: [owned] }))).toMatchInlineSnapshot(`
      "
      ACT-17 added to INC-42: Add a circuit breaker · owner @Dana · due Fri, Dec 4 · p1 ·
      prevent
      [ Done ] [ Start ] [ ⋯ ]
      "
    `);
  });

  it('comes with one piece of advice on what was added, to follow or to dismiss', () => {
    const event = { kind: 'action_item_added', item: 17, title: '', ownerId: null, dueOn: null } as const;
    const adviceFor = (...items: ActionItem[]) => {
      const view = actionItemsAnswer(anIncident(), { events: [event], items });
      expectValidMessage(view, { userIds: ['U1'] });
      return read({ ...view, blocks: view.blocks.slice(2 * items.length) }).trim();
    };
    const titles = ['Be more careful with <!channel>', 'Dashboards', 'Improve monitoring'];
    const items = titles.map((title, index) => ({ ...owned, number: index + 1, title }));
    const alone = [...items, { ...owned, ownerId: null }, { ...owned, dueOn: null }].map((item) =>
      adviceFor(item),
    );
    expect(`\n${[...alone, adviceFor(owned, ...items)].join('\n')}\n`).toMatchInlineSnapshot(`
      "
      💡 “Be more careful” relies on people being careful. What change would make this safe
        for somebody who is tired or new?
      [ Improve ] [ Keep ]
      💡 Start with a verb that says what to do: “Add …”, “Limit …”, “Alert on …”.
      [ Improve ] [ Keep ]
      💡 “Improve” has no end. Say how to tell that it's done.
      [ Improve ] [ Keep ]
      💡 Nobody owns it yet. Items with an owner get done.
      [ Improve ] [ Keep ]
      💡 It has no due date. Items with a date get done.
      [ Improve ] [ Keep ]
      💡 ACT-1: “Be more careful” relies on people being careful. What change would make this
        safe for somebody who is tired or new?
      [ Improve ]
      "
    `);
    expect(actionItemsAnswer(anIncident(), { events: [event], items: [owned] }).blocks).toHaveLength(2);
  });

  it('is told to whoever reacted to its message; only what they added can be taken back', () => {
    const receipt = (isNew: boolean) => actionItemReceiptView(anIncident(), owned, { isNew });
    expectValidMessage(receipt(true), { userIds: ['U1'] });
    expect([true, false].map((isNew) => read(receipt(isNew))).join('')).toMatchInlineSnapshot(`
      "
      Added ACT-17 to INC-42: Add a circuit breaker · owner @Dana · due Fri, Dec 4 · p1 ·
      prevent
      [ Edit ] [ Undo ]

      ACT-17 came from this message already: Add a circuit breaker · owner @Dana · due Fri, Dec
      4 · p1 · prevent
      [ Edit ]
      "
    `);
  });

  it('is listed with what keeps it, and late ones are marked', () => {
    const look = { title: 'Open action items', more: 'actions open page 2', today: '2026-11-23' };
    expect(read(actionItemsView([owned, blocked, finished], look))).toMatchInlineSnapshot(`
      "
        Open action items
      ACT-17 (INC-42) Add a circuit breaker · owner @Dana · due Fri, Dec 4 · p1 · prevent
      [ Done ] [ Start ] [ ⋯ ]
      ⚠ ACT-18 (INC-42) Alert on <!channel> errors · blocked: Waits for the vendor · no owner ·
      due Fri, Nov 20
      [ Done ] [ Start ] [ ⋯ ]
      ACT-19 (INC-42) Add a circuit breaker · done · no owner · due Fri, Nov 20
      [ Reopen ]
      [ More ]
      "
    `);
    expect(read(actionItemsView([], look))).toContain('Open action items: none.');
  });

  it('is shown with everything it says, its newest changes and where it came from', () => {
    const item = anActionItem({
      ...{
        ownerId: 'U1',
        dueOn: '2026-12-04',
        description: 'It took down\npayments',
        watcherIds: ['U2', 'U3'],
      },
      ...{ verification: 'A load test opens it', externalId: 'OPS-7', link: 'https://example.com/1' },
      source: { kind: 'message', channelId: 'C9', ts: '1.2', permalink: 'https://example.slack.com/p1' },
    });
    const history: ActionItemChanged[] = [
      { at: at('14:02'), by: 'U1', event: { kind: 'created' } },
      {
        ...{ at: at('14:03'), by: 'U2' },
        event: {
          kind: 'changed',
          changes: [
            { field: 'dueOn', from: null, to: '2026-12-04' },
            { field: 'link', from: null, to: 'https://example.com/1' },
          ],
        },
      },
      { at: at('14:04'), by: 'U3', event: { kind: 'owner_changed', from: null, to: 'U1' } },
      {
        ...{ at: at('14:05'), by: 'U1' },
        event: { kind: 'status_changed', from: { kind: 'open' }, to: { kind: 'in_progress' } },
      },
      { at: at('14:06'), by: null, event: null },
    ];
    const story = { incident: anIncident(), item, history, source: null };
    const view = itemDetailView(story, { linkTo: () => null });
    expectValidMessage(view, { userIds: ['U1', 'U2', 'U3'], links: 'https://example.slack.com/' });
    expect(read(view)).toMatchInlineSnapshot(`
      "
      ACT-17 (INC-42) Add a circuit breaker · owner @Dana · due Fri, Dec 4 ·
      https://example.com/1
      Description
      It took down payments
      How to check it
      A load test opens it
        Watched by @Priya, @Sam
        View message from #C9
        External id OPS-7
        today 14:02  @Dana added it
        today 14:03  @Priya changed the due date and link
        today 14:04  @Sam made @Dana the owner
        today 14:05  @Dana started it
        today 14:06  Firebreak changed something that this version of Firebreak cannot read
      [ Done ] [ Start ] [ ⋯ ]
      "
    `);
  });

  it('fits into a message at any length, ten at once', () => {
    const long = anActionItem({
      ...{ title: '&'.repeat(300), link: `https://example.com/${'&'.repeat(1_900)}` },
      status: { kind: 'blocked', reason: '<'.repeat(500) },
    });
    const full = { ...long, description: '&'.repeat(3_000), verification: '<'.repeat(3_000) };
    const watched = { ...full, watcherIds: Array.from({ length: 20 }, (_, index) => `U0000000${index}`) };
    const story = { incident: anIncident(), item: watched, history: [], source: null };
    expectValidMessage(itemDetailView(story, { linkTo: () => null }), { userIds: watched.watcherIds });
    const items = Array.from({ length: 10 }, (_, index) => ({ ...long, number: index + 1 }));
    expectValidMessage(actionItemsAnswer(anIncident(), { events: [], items }));
    expectValidMessage(
      actionItemsView(items.slice(0, 8), { title: 'x', more: 'actions', today: '2026-11-23' }),
    );
  });
});
