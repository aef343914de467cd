import { z } from 'zod';
import {
  type ActionItem,
  type ActionItemStatus,
  actionItemName,
  actionItemStatusKinds,
  actionItemTypes,
  priorities,
} from '../../../domain/action-items/action-item.js';
import { unreachable } from '../../../domain/unreachable.js';
import type { Tx } from '../../database.js';
import { readableRows } from '../../readable-rows.js';
import type { actionItems } from '../../schema/action-items.js';
import { columnOf, type ReadBack, readWith } from '../../stored-json.js';
import { storedSource } from './schemas.js';

export type ActionItemRow = typeof actionItems.$inferSelect;

/** The columns that only this layer writes, for nudges. */
type NudgeColumns = 'ownerSince' | 'dueSetAt' | 'isUnscheduled';

/** The columns whose types Postgres can't check. */
const shaped = z.object({
  type: z.enum(actionItemTypes).nullable(),
  priority: z.enum(priorities).nullable(),
  status: z.enum(actionItemStatusKinds),
  source: columnOf(storedSource).nullable(),
});

/** Action items from their rows, without those that can't be read; these are reported. */
export function actionItemsFromRows(tx: Pick<Tx, 'onUnreadable'>, rows: ActionItemRow[]): ActionItem[] {
  const nameOf = ({ workspaceId, number }: ActionItemRow) => `${workspaceId} ${actionItemName(number)}`;
  return readableRows(tx, rows, { read: readActionItem, column: 'action_items', nameOf });
}

function readActionItem(row: ActionItemRow): ReadBack<ActionItem> {
  const { statusText, ownerSince: _since, dueSetAt: _setAt, isUnscheduled: _is, ...columns } = row;
  const read = readWith(shaped, row);
  if (read.kind === 'unreadable') return read;
  return {
    kind: 'ok',
    value: { ...columns, ...read.value, status: statusOf(read.value.status, statusText) },
  };
}

function statusOf(kind: ActionItemStatus['kind'], text: string | null): ActionItemStatus {
  switch (kind) {
    case 'blocked':
    case 'wont_do':
      return { kind, reason: text ?? '' };
    case 'done':
      return { kind, note: text };
    case 'open':
    case 'in_progress':
      return { kind };
    default:
      return unreachable(kind);
  }
}

/** The row of an action item. */
export function rowOf({ status, source, ...columns }: ActionItem): Omit<ActionItemRow, NudgeColumns> {
  const statusText = 'reason' in status ? status.reason : 'note' in status ? status.note : null;
  return { ...columns, status: status.kind, statusText, source: source && storedSource.write(source) };
}
