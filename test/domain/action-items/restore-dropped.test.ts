import { expect, it } from 'vitest';
import type { ActionItemStatus } from '../../../src/domain/action-items/action-item.js';
import { dropOnCancel } from '../../../src/domain/action-items/decisions/drop-on-cancel.js';
import { restoreDropped } from '../../../src/domain/action-items/decisions/restore-dropped.js';
import type { ActionItemChanged } from '../../../src/domain/action-items/report.js';
import type { Accepted } from '../../../src/domain/decision.js';
import { cancel } from '../../../src/domain/incident/decisions/cancel.js';
import { undo } from '../../../src/domain/incident/decisions/undo.js';
import { anActionItem } from '../../support/an-action-item.js';
import { accepted, anIncident, aPolicy, at, by } from '../../support/an-incident.js';

const policy = aPolicy();
const canceling = by('U1', at('14:30'));
const undoing = by('U1', at('14:40'));

/** A cancellation that drops an item with this status, and its undoing; `since`: what happened to the item between. */
function canceledAndUndone(status: ActionItemStatus, since: ActionItemChanged[] = []): Accepted {
  const cancellation = { reason: 'false_alarm', of: null, text: null } as const;
  const canceled = dropOnCancel(
    accepted(cancel(anIncident(), cancellation, policy, canceling)),
    [anActionItem({ status })],
    canceling,
  );
  const entries = canceled.entries.map((entry, index) => ({
    ...entry,
    id: index + 1,
    capturedAt: canceling.at,
    isHidden: false,
    shownText: null,
  }));
  const dropped = canceled.writes.flatMap((write) => (write.kind === 'action_item_saved' ? [write] : []));
  const items = dropped.map(({ actionItem, event }) => ({
    item: actionItem,
    history: [{ at: canceling.at, by: 'U1', event }, ...since],
  }));
  const undone = undo(canceled.incident, entries.toReversed(), { madeAt: null }, policy, undoing);
  return restoreDropped(accepted(undone), items, undoing);
}

it.each<ActionItemStatus>([
  { kind: 'open' },
  { kind: 'in_progress' },
  { kind: 'blocked', reason: 'Waits for the vendor' },
])('gives an item that a cancellation dropped its status back: %j', (status) => {
  const { entries, writes, incident } = canceledAndUndone(status);
  expect(incident.status).toBe('investigating');
  expect(entries.map(({ event }) => event.kind)).toEqual(['undone', 'action_item_reopened']);
  expect(writes).toMatchObject([{ actionItem: { status, finishedOn: null } }]);
});

it('leaves an item as it is that was finished before', () => {
  expect(canceledAndUndone({ kind: 'done', note: null }).writes).toEqual([]);
});

it('leaves an item as it is that somebody changed since', () => {
  const reopened = {
    kind: 'status_changed',
    from: { kind: 'wont_do', reason: 'x' },
    to: { kind: 'open' },
  } as const;
  expect(
    canceledAndUndone({ kind: 'open' }, [{ at: at('14:35'), by: 'U2', event: reopened }]).writes,
  ).toEqual([]);
});
