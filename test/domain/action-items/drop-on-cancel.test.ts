import { expect, it } from 'vitest';
import type { ActionItemStatus } from '../../../src/domain/action-items/action-item.js';
import { dropOnCancel } from '../../../src/domain/action-items/decisions/drop-on-cancel.js';
import { cancel } from '../../../src/domain/incident/decisions/cancel.js';
import type { Cancellation } from '../../../src/domain/incident/incident.js';
import { anActionItem } from '../../support/an-action-item.js';
import { accepted, anIncident, aPolicy, by } from '../../support/an-incident.js';

const statuses: ActionItemStatus[] = [
  { kind: 'open' },
  { kind: 'in_progress' },
  { kind: 'blocked', reason: 'Waits for the vendor' },
  { kind: 'done', note: null },
  { kind: 'wont_do', reason: 'Too late' },
];
const items = statuses.map((status, index) => anActionItem({ number: index + 1, status }));
const canceledAs = (cancellation: Partial<Cancellation>) => {
  const input: Cancellation = { reason: 'false_alarm', of: null, text: null, ...cancellation };
  return dropOnCancel(accepted(cancel(anIncident(), input, aPolicy(), by())), items, by());
};

it('drops what is still to be done, which the timeline tells after the cancellation', () => {
  const { entries, writes, effects } = canceledAs({});
  expect(entries.map(({ event }) => event.kind)).toEqual([
    'canceled',
    ...['action_item_dropped', 'action_item_dropped', 'action_item_dropped'],
  ]);
  expect(writes).toMatchObject(
    [1, 2, 3].map((number) => ({ actionItem: { number, status: { kind: 'wont_do' } } })),
  );
  expect(effects.filter(({ kind }) => kind === 'broadcast')).toHaveLength(1);
});

it.each<[Partial<Cancellation>, string]>([
  [{ text: 'a test ran' }, 'INC-42 was a false alarm: a test ran'],
  [{ reason: 'duplicate', of: 7 }, 'INC-42 was a duplicate of INC-7'],
  [{ reason: 'merged', of: 7 }, 'INC-42 was merged into INC-7'],
  [{ reason: 'declined' }, 'INC-42 was not an incident'],
])('keeps the reason of the cancellation: %j', (cancellation, reason) => {
  expect(canceledAs(cancellation).writes[0]).toMatchObject({ actionItem: { status: { reason } } });
});

it('cuts a long reason to what an item can hold', () => {
  const [write] = canceledAs({ text: '🙈'.repeat(500) }).writes;
  const status = write?.kind === 'action_item_saved' && write.actionItem.status;
  expect(status && 'reason' in status && [...status.reason].length).toBe(500);
});
