import type { ActionItem } from '../../src/domain/action-items/action-item.js';
import type { NewActionItem } from '../../src/domain/action-items/decisions/create.js';
import { at, frozen } from './an-incident.js';

/** ACT-17 of INC-42, which U1 added at 14:02. Frozen, so that writing to it throws. */
export function anActionItem(more: Partial<ActionItem> = {}): ActionItem {
  return frozen({
    ...{ workspaceId: 'T1', number: 17, incidentNumber: 42, title: 'Add a circuit breaker' },
    ...{ description: null, type: null, priority: null, status: { kind: 'open' }, finishedOn: null },
    ...{ ownerId: null, watcherIds: [], dueOn: null, verification: null, restsUntil: null },
    ...{ source: null, link: null, externalId: null },
    ...{ createdAt: at('14:02'), createdBy: 'U1', changedAt: at('14:02') },
    ...more,
  });
}

/** A wanted action item that says nothing but its title. */
export function aNewActionItem(more: Partial<NewActionItem> = {}): NewActionItem {
  const { title, description, type, priority, watcherIds, dueOn, verification, source, link, externalId } =
    anActionItem();
  const plain = { title, description, type, priority, watcherIds, dueOn, verification, source, link };
  return { ...plain, externalId, owner: null, ...more };
}
