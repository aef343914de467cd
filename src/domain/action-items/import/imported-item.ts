import type { IneligibleOwner } from '../../people/refusals.js';
import type { TextRefusal } from '../../text/refusals.js';
import type { ActionItemFields, ActionItemStatus } from '../action-item.js';
import type { ActionItemRefusal, ActionItemText } from '../refusals.js';

/** The columns of a file of action items, in order. Those after `watchers` are for readers; imports ignore them. */
export const importColumns = [
  ...([
    'name',
    'external_id',
    'incident',
    'title',
    'status',
    'status_note',
    'owner',
    'due',
    'priority',
  ] as const),
  ...(['type', 'description', 'verification', 'link', 'watchers'] as const),
] as const;
export const readOnlyColumns = ['owner_name', 'created_at', 'changed_at'] as const;
export type ImportColumn = (typeof importColumns)[number];

/** A row as it stands in a file; a column that the file lacks is missing. */
export type ImportCells = Partial<Record<ImportColumn, string>>;

/** A row that was read. What is undefined stays as it is. */
export interface ImportedItem {
  /** What identifies it: the number of an item that is there, or its id in another system. */
  number: number | null;
  externalId: string | null;
  incidentNumber: number | null;
  fields: Partial<Omit<ActionItemFields, 'externalId' | 'watcherIds'>>;
  status: ActionItemStatus | undefined;
  /** People as written: ids (U…) and names. Null: nobody. */
  owner: string | null | undefined;
  watchers: string[] | undefined;
}

/** Why a row can't be imported. `value`: what it says. */
export type ImportFault =
  /** It has more or fewer cells than the header. */
  | { kind: 'cell_count'; found: number; expected: number }
  /** What should be an object with texts isn't. */
  | { kind: 'not_an_item' }
  /** Without one, importing it twice would add it twice. */
  | { kind: 'no_id' }
  | { kind: 'repeated_id'; externalId: string; line: number }
  | { kind: 'unknown_item'; name: string }
  | { kind: 'no_incident' }
  | { kind: 'unknown_incident'; value: string }
  | { kind: 'other_incident'; item: number; incident: number }
  | { kind: 'other_external_id'; item: number; externalId: string | null }
  | { kind: 'not_one_of'; column: ImportColumn; value: string; allowed: readonly string[] }
  | { kind: 'needs_note'; status: 'blocked' | 'wont_do' }
  | { kind: 'not_a_day'; value: string }
  | { kind: 'several_owners'; value: string }
  | { kind: 'an_email'; value: string }
  | { kind: 'unknown_person'; value: string }
  | { kind: 'several_people'; value: string; candidates: string[] }
  | { kind: 'refused'; refusal: ActionItemRefusal | IneligibleOwner | TextRefusal<ActionItemText> };
