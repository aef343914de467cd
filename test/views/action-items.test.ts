import { describe, expect, it } from 'vitest';
import { actionItemsAnswer } from '../../src/slack/views/action-items/answer.js';
import { actionItemsView } from '../../src/slack/views/action-items/list.js';
import { anActionItem } from '../support/an-action-item.js';
import { anIncident } from '../support/an-incident.js';
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

  it('fits into a message at any length, ten at once', () => {
    const long = anActionItem({
      ...{ title: '&'.repeat(300), link: `https://example.com/${'&'.repeat(1_900)}` },
      status: { kind: 'blocked', reason: '<'.repeat(500) },
    });
    const items = Array.from({ length: 10 }, (_, index) => ({ ...long, number: index + 1 }));
    expectValidMessage(actionItemsAnswer(anIncident(), { events: [], items }));
    expectValidMessage(
      actionItemsView(items.slice(0, 8), { title: 'x', more: 'actions', today: '2026-11-23' }),
    );
  });
});
