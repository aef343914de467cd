import { type OperatorFilter, pageOfActionItems } from '../../db/queries/action-items/list-action-items.js';
import { namesOf } from '../../db/queries/people/names.js';
import type { ActionItem } from '../../domain/action-items/action-item.js';
import type { Deps } from '../deps.js';

/** Action items by number, private incidents included, with the names of their owners by id. */
export async function actionItemsForOperator(
  db: Deps['db'],
  filter: OperatorFilter,
): Promise<{ items: ActionItem[]; names: ReadonlyMap<string, string> }> {
  const items = await pageOfActionItems(db, filter);
  const owners = [...new Set(items.flatMap(({ ownerId }) => ownerId ?? []))];
  return { items, names: await namesOf(db, filter.workspaceId, owners) };
}
