import type { Transaction } from '../../../db/database.js';
import { saveActionItems } from '../../../db/queries/action-items/action-items.js';
import { decideImport, type ImportDecision } from '../../../domain/action-items/import/decide-import.js';
import type {
  ImportCells,
  ImportedItem,
  ImportFault,
} from '../../../domain/action-items/import/imported-item.js';
import { readRow } from '../../../domain/action-items/import/read-row.js';
import type { Act } from '../../../domain/actor.js';
import type { Person } from '../../../domain/people/person.js';
import { todayIn } from '../../../domain/time/civil-day.js';
import { fixedZone } from '../../../domain/time/zone.js';
import type { RecordAccess } from '../../audit/record-access.js';
import { storeEffects } from '../../delivery/store-effects.js';
import type { Deps } from '../../deps.js';
import type { WrittenPeople } from '../../people/written-people.js';
import { existingItem, type FoundForImport, findForImport } from './find-for-import.js';

/** One row of a file, with the line that it starts on. */
export interface ImportRow {
  line: number;
  cells: ImportCells;
}

/** What became of a row. */
export type ImportResult = { line: number } & (
  | { kind: 'added' | 'updated' | 'unchanged'; item: number }
  | { kind: 'refused'; fault: ImportFault }
);

export interface ImportInput {
  workspaceId: string;
  rows: readonly ImportRow[];
  /** Finds out what would happen, and changes nothing. */
  isDryRun: boolean;
  trace: string;
}

/** Adds and updates action items from rows of a file, in one transaction. A row at fault keeps back no other. */
export async function importActionItems(
  deps: Pick<Deps, 'db' | 'clock' | 'requestDelivery'> & { record: RecordAccess },
  input: ImportInput,
): Promise<ImportResult[]> {
  const read = input.rows.map(({ line, cells }) => ({ line, row: readRow(cells) }));
  const rows = read.flatMap(({ row }) => (row.kind === 'read' ? [row.value] : []));
  const act: Act = { at: deps.clock(), by: { kind: 'firebreak' }, source: 'import' };
  let decisions: ImportDecision[] = [];
  const work = async (tx: Transaction) => {
    const found = await findForImport(tx, input.workspaceId, rows);
    const numbers = found.numbers.values();
    decisions = rows.map((row) => decide(row, found, { act, numbers }));
    await save(deps, tx, { input, decisions, found, act });
    if (input.isDryRun) throw new DryRun();
  };
  await deps.db.transaction(work).catch((error: unknown) => {
    if (!(error instanceof DryRun)) throw error;
  });
  const next = decisions.values();
  return read.map(({ line, row }) => {
    const decision = row.kind === 'fault' ? row : next.next().value;
    if (!decision) throw new Error(`Nothing was decided about line ${line}.`);
    return { line, ...resultOf(decision) };
  });
}

/** Rolls back what was only tried. */
class DryRun extends Error {}

function resultOf(decision: ImportDecision) {
  return decision.kind === 'fault'
    ? ({ kind: 'refused', fault: decision.fault } as const)
    : { kind: decision.kind, item: decision.item.number };
}

function decide(
  row: ImportedItem,
  { incidents, existing: all, people }: FoundForImport,
  { act, numbers }: { act: Act; numbers: Iterator<number> },
): ImportDecision {
  const existing = existingItem(row, all);
  const { number: named, incidentNumber } = row;
  if (!existing && named !== null) return fault({ kind: 'unknown_item', name: `ACT-${named}` });
  const asked = existing?.incidentNumber ?? incidentNumber;
  if (asked === null) return fault({ kind: 'no_incident' });
  const incident = incidents.get(asked);
  if (!incident) return fault({ kind: 'unknown_incident', value: `INC-${asked}` });
  const owner = row.owner == null ? row.owner : onePerson(row.owner, people);
  if (owner && 'kind' in owner) return fault(owner);
  const watchers = row.watchers?.map((word) => onePerson(word, people));
  const unclear = watchers?.find((one) => 'kind' in one);
  if (unclear && 'kind' in unclear) return fault(unclear);
  const watcherIds = watchers?.flatMap((one) => ('kind' in one ? [] : [one.userId]));
  const number = existing?.number ?? numbers.next().value ?? 0;
  const today = todayIn(fixedZone(0), act.at);
  return decideImport(row, { incident, existing, number, owner, watcherIds, today }, act);
}

function fault(found: ImportFault): ImportDecision {
  return { kind: 'fault', fault: found };
}

/** The one person whom a word means. */
function onePerson(value: string, people: WrittenPeople): Person | ImportFault {
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) return { kind: 'an_email', value };
  const [only, ...others] = people.get(value) ?? [];
  if (!only) return { kind: 'unknown_person', value };
  if (others.length === 0) return only;
  return { kind: 'several_people', value, candidates: [only, ...others].map(({ userId }) => userId) };
}

/** Writes the items with what happened to them, and lets each incident's card show how many are unfinished. */
async function save(
  deps: Pick<Deps, 'requestDelivery'> & { record: RecordAccess },
  tx: Transaction,
  {
    input,
    decisions,
    found,
    act,
  }: { input: ImportInput; decisions: ImportDecision[]; found: FoundForImport; act: Act },
): Promise<void> {
  const changed = decisions.flatMap((one) => (one.kind === 'added' || one.kind === 'updated' ? [one] : []));
  const writes = changed.flatMap(({ item: actionItem, events }) =>
    events.map((event) => ({ kind: 'action_item_saved', actionItem, event }) as const),
  );
  await saveActionItems(tx, writes, act);
  const numbers = changed.map(({ item }) => item.number);
  if (numbers.length > 0)
    await deps.record(tx, input.workspaceId, { kind: 'action_items_imported', actionItems: numbers });
  const cause = { trace: input.trace, at: act.at, askedBy: null, answerUrl: null };
  for (const number of new Set(changed.map(({ item }) => item.incidentNumber))) {
    const incident = found.incidents.get(number);
    const effect = { kind: 'refresh_card' } as const;
    const effects = [{ key: `${input.trace} INC-${number}`, effect, notBefore: act.at }];
    if (incident) await storeEffects(deps, tx, incident, { effects, cause });
  }
}
