import { type ActionItem, actionItemName } from '../../domain/action-items/action-item.js';
import { incidentName } from '../../domain/incident/incident.js';
import { actionItemJson } from '../../exports/action-items/action-item-json.js';
import { actionItemsForOperator } from '../../workflows/action-items/read-for-operator.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { table } from '../output/table.js';
import { recordReading } from '../record.js';
import { requireNumber } from '../require-number.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface ListActionsOptions {
  /** Finished ones too. */
  all: boolean;
  /** Such as `INC-42`. */
  incident?: string;
  limit: number;
  workspace?: string;
  json: boolean;
}

/** Prints action items by number, those of private incidents included. */
export function listActions(terminal: Terminal, options: ListActionsOptions): Promise<ExitCode> {
  const incidentNumber = options.incident === undefined ? null : requireNumber(options.incident);
  return withDatabase(terminal, async (db) => {
    const workspaceId = (await chooseWorkspace(db, options.workspace)) ?? '';
    const filter = { incidentNumber, isUnfinished: !options.all, after: 0, limit: options.limit };
    const { items, names } = await actionItemsForOperator(db, { workspaceId, ...filter });
    const numbers = items.map((item) => item.incidentNumber);
    await recordReading(terminal, db, { workspaceId, command: 'actions list', numbers });
    if (options.json)
      printJson(terminal, { workspace: workspaceId || null, actionItems: items.map(actionItemJson) });
    else terminal.out(items.length > 0 ? listText(items, names) : 'No action items.\n');
    return exitCodes.done;
  });
}

function listText(items: readonly ActionItem[], names: ReadonlyMap<string, string>): string {
  const rows = items.map((item) => [
    actionItemName(item.number),
    incidentName(item.incidentNumber),
    item.status.kind,
    item.dueOn ?? '–',
    item.priority ?? '–',
    (item.ownerId && (names.get(item.ownerId) ?? item.ownerId)) ?? '–',
    item.title,
  ]);
  return table(['ITEM', 'INCIDENT', 'STATUS', 'DUE', 'PRIORITY', 'OWNER', 'TITLE'], rows);
}
