import type { Tx } from '../../../db/database.js';
import {
  findActionItems,
  findItemsByExternalId,
  takeActionItemNumbers,
} from '../../../db/queries/action-items/action-items.js';
import { lockIncident } from '../../../db/queries/incident/incidents.js';
import type { ActionItem } from '../../../domain/action-items/action-item.js';
import type { ImportedItem } from '../../../domain/action-items/import/imported-item.js';
import type { Incident } from '../../../domain/incident/incident.js';
import { findWrittenPeople, type WrittenPeople } from '../../people/written-people.js';

/** What the rows of a file are decided with. */
export interface FoundForImport {
  /** Locked, by number. */
  incidents: ReadonlyMap<number, Incident>;
  existing: ExistingItems;
  people: WrittenPeople;
  /** A number for each new item. */
  numbers: number[];
}

export interface ExistingItems {
  byNumber: ReadonlyMap<number, ActionItem>;
  byExternalId: ReadonlyMap<string, ActionItem>;
}

/**
 * Locks the incidents that rows are about, in order, and then reads the items as they are. Imports that add something
 * wait for each other where they take numbers, so that none adds an id that another one just added.
 */
export async function findForImport(
  tx: Tx,
  workspaceId: string,
  rows: readonly ImportedItem[],
): Promise<FoundForImport> {
  const before = await findExisting(tx, workspaceId, rows);
  const incidents = await lockIncidents(tx, workspaceId, incidentsOf(rows, before));
  const added = rows.filter((row) => existingItem(row, before) === null).length;
  const numbers = added > 0 ? await takeActionItemNumbers(tx, workspaceId, added) : [];
  const words = rows.flatMap(({ owner, watchers = [] }) => [...(owner ? [owner] : []), ...watchers]);
  const people = await findWrittenPeople(tx, workspaceId, words);
  return { incidents, numbers, people, existing: await findExisting(tx, workspaceId, rows) };
}

/** The item that a row is about: that with its external id, otherwise that with its number. */
export function existingItem(
  { number, externalId }: ImportedItem,
  { byNumber, byExternalId }: ExistingItems,
): ActionItem | null {
  const found = externalId === null ? undefined : byExternalId.get(externalId);
  return found ?? (number === null ? undefined : byNumber.get(number)) ?? null;
}

function incidentsOf(rows: readonly ImportedItem[], existing: ExistingItems): number[] {
  const named = rows.flatMap(({ incidentNumber }) => incidentNumber ?? []);
  const found = rows.flatMap((row) => existingItem(row, existing)?.incidentNumber ?? []);
  return [...new Set([...named, ...found])].toSorted((one, other) => one - other);
}

async function lockIncidents(tx: Tx, workspaceId: string, numbers: number[]): Promise<Map<number, Incident>> {
  const locked = new Map<number, Incident>();
  for (const number of numbers) {
    const incident = await lockIncident(tx, { workspaceId, number });
    if (incident) locked.set(number, incident);
  }
  return locked;
}

async function findExisting(
  tx: Tx,
  workspaceId: string,
  rows: readonly ImportedItem[],
): Promise<ExistingItems> {
  const numbers = rows.flatMap(({ number }) => number ?? []);
  const externalIds = rows.flatMap(({ externalId }) => externalId ?? []);
  const [numbered, identified] = await Promise.all([
    findActionItems(tx, workspaceId, numbers),
    findItemsByExternalId(tx, workspaceId, externalIds),
  ]);
  return {
    byNumber: new Map(numbered.map((item) => [item.number, item])),
    byExternalId: new Map(identified.map((item) => [item.externalId ?? '', item])),
  };
}
