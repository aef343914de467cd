import { incidentNumberFrom } from '../../incident/incident.js';
import {
  type ActionItemStatus,
  actionItemNumberFrom,
  actionItemStatusKinds,
  actionItemTypes,
  priorities,
} from '../action-item.js';
import type { ImportCells, ImportColumn, ImportedItem, ImportFault } from './imported-item.js';

/** What was read, or why it can't be. */
export type Read<T> = { kind: 'read'; value: T } | { kind: 'fault'; fault: ImportFault };

/** Reads the cells of one row. An empty cell clears its field; what has no column stays. */
export function readRow(cells: ImportCells): Read<ImportedItem> {
  const names = readNames(cells);
  if (names.kind === 'fault') return names;
  const due = readDay(cells.due);
  if (due.kind === 'fault') return due;
  const priority = oneOf('priority', cells.priority, priorities);
  if (priority.kind === 'fault') return priority;
  const type = oneOf('type', cells.type, actionItemTypes);
  if (type.kind === 'fault') return type;
  const status = readStatus(cells);
  if (status.kind === 'fault') return status;
  const owner = cells.owner?.trim();
  if (owner && several.test(owner)) return fault({ kind: 'several_owners', value: owner });
  return read({
    ...names.value,
    status: status.value,
    owner: owner === '' ? null : owner,
    watchers: cells.watchers?.split(/[,;\n]/).flatMap((one) => one.trim() || []),
    fields: present({
      title: cells.title,
      description: cells.description,
      verification: cells.verification,
      link: cells.link,
      dueOn: due.value,
      priority: priority.value,
      type: type.value,
    }),
  });
}

const several = /[,;&\n]|\s(?:and|or)\s|>\s*</i;

/** What identifies the item and its incident. */
function readNames(cells: ImportCells): Read<Pick<ImportedItem, 'number' | 'externalId' | 'incidentNumber'>> {
  const name = cells.name?.trim() ?? '';
  const externalId = cells.external_id?.trim() || null;
  const incident = cells.incident?.trim() ?? '';
  const number = actionItemNumberFrom(name) ?? null;
  const incidentNumber = incidentNumberFrom(incident) ?? null;
  if (name && number === null) return fault({ kind: 'unknown_item', name });
  if (number === null && externalId === null) return fault({ kind: 'no_id' });
  if (incident && incidentNumber === null) return fault({ kind: 'unknown_incident', value: incident });
  return read({ number, externalId, incidentNumber });
}

/** `2026-12-01`, a day that exists. */
function readDay(cell: string | undefined): Read<string | null | undefined> {
  const day = cell?.trim();
  if (!day) return read(day === undefined ? undefined : null);
  const at = new Date(`${day}T00:00:00Z`);
  const exists = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(at.getTime());
  return exists && at.toISOString().startsWith(day) ? read(day) : fault({ kind: 'not_a_day', value: day });
}

function oneOf<Word extends string>(
  column: ImportColumn,
  cell: string | undefined,
  allowed: readonly Word[],
): Read<Word | null | undefined> {
  const value = cell?.trim();
  if (!value) return read(value === undefined ? undefined : null);
  const found = allowed.find((one) => one === value.toLowerCase().replace(/[ -]/g, '_').replace("'", ''));
  return found ? read(found) : fault({ kind: 'not_one_of', column, value, allowed });
}

function readStatus(cells: ImportCells): Read<ActionItemStatus | undefined> {
  const found = oneOf('status', cells.status, actionItemStatusKinds);
  if (found.kind === 'fault') return found;
  const { value: kind } = found;
  const note = cells.status_note?.trim() ?? '';
  switch (kind) {
    case undefined:
    case null:
      return read(undefined);
    case 'blocked':
    case 'wont_do':
      return note ? read({ kind, reason: note }) : fault({ kind: 'needs_note', status: kind });
    case 'done':
      return read({ kind, note: note || null });
    default:
      return read({ kind });
  }
}

function read<T>(value: T): Read<T> {
  return { kind: 'read', value };
}

function fault(found: ImportFault): { kind: 'fault'; fault: ImportFault } {
  return { kind: 'fault', fault: found };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
