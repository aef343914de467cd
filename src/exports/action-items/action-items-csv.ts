import { type ActionItem, actionItemName } from '../../domain/action-items/action-item.js';
import { importColumns, readOnlyColumns } from '../../domain/action-items/import/imported-item.js';
import { incidentName } from '../../domain/incident/incident.js';
import type { PostmortemDocument } from '../../domain/postmortems/document.js';
import { baseName } from '../base-name.js';
import { csv } from '../csv.js';
import type { ExportedFile } from '../exported-file.js';

const columns = [...importColumns, ...readOnlyColumns];

/** The action items of a post-mortem as a file. */
export function actionItemsFile(document: PostmortemDocument): ExportedFile {
  const { actionItems, names } = document;
  return {
    fileName: `${baseName(document)}-action-items.csv`,
    mediaType: 'text/csv',
    bytes: new TextEncoder().encode(actionItemsCsvHeader() + actionItemsCsv(actionItems, names)),
  };
}

/** The first line of a file of action items. */
export function actionItemsCsvHeader(): string {
  return csv([columns]);
}

/**
 * Action items as CSV, with the columns that imports read. `names`: of people, by Slack id.
 */
export function actionItemsCsv(items: readonly ActionItem[], names: ReadonlyMap<string, string>): string {
  const rows = items.map((item) => rowOf(item, names));
  return csv(rows.map((row) => columns.map((column) => row[column])));
}

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
