import { stringify } from 'csv-stringify/sync';
import { type ActionItem, actionItemName } from '../../domain/action-items/action-item.js';
import { importColumns, readOnlyColumns } from '../../domain/action-items/import/imported-item.js';
import { incidentName } from '../../domain/incident/incident.js';

const columns = [...importColumns, ...readOnlyColumns];

/** The first line of a file of action items. */
export function actionItemsCsvHeader(): string {
  return stringify([[...columns]], options);
}

/**
 * Action items as CSV (RFC 4180), with the columns that imports read. Spreadsheets run no formula of it. `names`: of people, by
 * Slack id.
 */
export function actionItemsCsv(items: readonly ActionItem[], names: ReadonlyMap<string, string>): string {
  return stringify(
    items.map((item) => rowOf(item, names)),
    { ...options, columns },
  );
}

/** A cell that starts like a formula gets an apostrophe, which imports remove again. */
const options = { record_delimiter: '\r\n', escape_formulas: true };

function rowOf(
  item: ActionItem,
  names: ReadonlyMap<string, string>,
): Record<(typeof columns)[number], string> {
  const { status } = item;
  return {
    name: actionItemName(item.number),
    external_id: item.externalId ?? '',
    incident: incidentName(item.incidentNumber),
    title: item.title,
    status: status.kind,
    status_note: 'reason' in status ? status.reason : 'note' in status ? (status.note ?? '') : '',
    owner: item.ownerId ?? '',
    due: item.dueOn ?? '',
    priority: item.priority ?? '',
    type: item.type ?? '',
    description: item.description ?? '',
    verification: item.verification ?? '',
    link: item.link ?? '',
    watchers: item.watcherIds.join(', '),
    owner_name: (item.ownerId && names.get(item.ownerId)) ?? '',
    created_at: item.createdAt.toISOString(),
    changed_at: item.changedAt.toISOString(),
  };
}
