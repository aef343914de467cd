import { describe, expect, it } from 'vitest';
import { changeActionItemStatus } from '../../../src/domain/action-items/decisions/change-status.js';
import { editActionItem } from '../../../src/domain/action-items/decisions/edit.js';
import { snoozeActionItem } from '../../../src/domain/action-items/decisions/snooze.js';
import type { Decision } from '../../../src/domain/decision.js';
import { anActionItem } from '../../support/an-action-item.js';
import { anIncident, at } from '../../support/an-incident.js';

const today = '2026-11-23';
const act = { at: at('15:00'), by: { kind: 'person', userId: 'U1' }, source: 'command' } as const;
const restOf = (decision: Decision) =>
  decision.kind === 'refused'
    ? decision.refusal.kind
    : decision.writes.map((write) => write.kind === 'action_item_saved' && write.actionItem.restsUntil);
const snoozed = anActionItem({ restsUntil: '2026-12-01' });

describe('a snooze', () => {
  it.each([
    ['a day ahead', anActionItem(), '2026-11-24', ['2026-11-24']],
    ['today', anActionItem(), '2026-11-23', 'snooze_day_not_ahead'],
    ['the same day again', snoozed, '2026-12-01', 'action_item_unchanged'],
    ['no day, which ends it', snoozed, null, [null]],
    ['no day, when it isn’t snoozed', anActionItem(), null, 'action_item_unchanged'],
    [
      'an item that is done',
      anActionItem({ status: { kind: 'done', note: null } }),
      '2026-12-01',
      'action_item_in_status',
    ],
  ])('until %s', (_what, item, until, expected) => {
    expect(restOf(snoozeActionItem(anIncident(), item, until, today, act))).toEqual(expected);
  });

  it('ends with another status or another due day, and stays with other edits', () => {
    const started = changeActionItemStatus(anIncident(), snoozed, { kind: 'in_progress' }, { today }, act);
    expect(restOf(started)).toEqual([null]);
    const edit = (wanted: object) => editActionItem(anIncident(), snoozed, wanted, { today, since: [] }, act);
    expect(restOf(edit({ dueOn: '2026-12-24' }))).toEqual([null]);
    expect(restOf(edit({ priority: 'p1' }))).toEqual(['2026-12-01']);
  });
});

it('a blocked item rests until a day that is given with the reason', () => {
  const block = (restsUntil: string | null, item = anActionItem()) =>
    changeActionItemStatus(
      anIncident(),
      item,
      { kind: 'blocked', reason: 'Legal' },
      { today, restsUntil },
      act,
    );
  expect(restOf(block('2026-12-01'))).toEqual(['2026-12-01']);
  expect(restOf(block(null))).toEqual([null]);
  expect(restOf(block('2026-11-23'))).toBe('snooze_day_not_ahead');
  const blocked = anActionItem({ status: { kind: 'blocked', reason: 'Legal' } });
  expect(restOf(block('2026-12-01', blocked))).toEqual(['2026-12-01']);
  expect(restOf(block(null, blocked))).toBe('action_item_in_status');
});
