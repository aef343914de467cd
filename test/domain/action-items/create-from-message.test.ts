import { expect, it } from 'vitest';
import { createFromMessage } from '../../../src/domain/action-items/decisions/create-from-message.js';
import type { Incident } from '../../../src/domain/incident/incident.js';
import { aNewActionItem, anActionItem } from '../../support/an-action-item.js';
import { accepted, anIncident, by } from '../../support/an-incident.js';

const decide = (existing = false, incident: Partial<Incident> = {}) =>
  createFromMessage(
    anIncident(incident),
    { wanted: aNewActionItem(), existing: existing ? anActionItem({ number: 9 }) : null, threadTs: '1.2' },
    { numbers: [17], today: '2026-11-23' },
    by('U5'),
  );

it('adds the item, and tells the person which one it is', () => {
  const { writes, effects } = accepted(decide());
  expect(writes).toMatchObject([{ actionItem: { number: 17 }, event: { kind: 'created' } }]);
  expect(effects.at(-1)).toEqual({
    ...{ kind: 'action_item_receipt', actionItem: 17, isNew: true, threadTs: '1.2', userId: 'U5' },
  });
});

it('adds nothing the second time, but tells which item it was', () => {
  const { writes, entries, effects } = accepted(decide(true));
  expect([writes, entries]).toEqual([[], []]);
  expect(effects).toMatchObject([{ kind: 'action_item_receipt', actionItem: 9, isNew: false }]);
});

it('is refused once the incident was canceled', () => {
  expect(decide(false, { status: 'canceled' })).toMatchObject({
    refusal: { kind: 'no_action_items_once_canceled' },
  });
});
