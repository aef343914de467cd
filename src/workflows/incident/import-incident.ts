import type { Database, Transaction } from '../../db/database.js';
import { importOf, insertImport } from '../../db/queries/incident/imports.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { checkStored, type StoredFault } from '../../db/queries/incident/stored/check-stored.js';
import { insertStored } from '../../db/queries/incident/stored/insert-stored.js';
import { readStored } from '../../db/queries/incident/stored/read-stored.js';
import { RunbookDiffers } from '../../db/queries/incident/stored/runbooks.js';
import { takenBy } from '../../db/queries/incident/stored/taken-by.js';
import { storeImportedNames } from '../../db/queries/people/names.js';
import { storeCopy } from '../../db/queries/timeline/messages/file-copies.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import { milestoneAt } from '../../domain/incident/milestone.js';
import type { StoredIncident } from '../../domain/incident/stored-incident.js';
import type { Sha256 } from '../../domain/timeline/hash-chain/chain-entry.js';
import type { Verdict } from '../../domain/timeline/hash-chain/verdict.js';
import type { ImageType } from '../../domain/timeline/messages/image-type.js';
import type { RecordAccess } from '../audit/record-access.js';
import { verifyRecord } from '../timeline/verify-record.js';

/** An exported incident with its images. */
export interface ImportInput {
  /** The workspace that it goes to, and its number. */
  key: IncidentKey;
  /** Where it was declared. */
  originWorkspaceId: string;
  stored: StoredIncident;
  /** What ids in it are called. */
  names: ReadonlyMap<string, string>;
  images: readonly ImportedImage[];
  /** Finds out what would happen, and changes nothing. */
  isDryRun: boolean;
}

export interface ImportedImage {
  fileId: string;
  mediaType: ImageType;
  read: () => Promise<Uint8Array>;
}

/** Why an incident isn't imported. */
export type ImportRefusal =
  | { kind: 'malformed'; faults: StoredFault[] }
  | { kind: 'number_taken'; title: string; declaredAt: Date | null }
  /** It is here, and isn't as in the file. */
  | { kind: 'differs' }
  | { kind: 'channel_taken'; by: number }
  | { kind: 'action_items_taken'; numbers: number[] }
  | { kind: 'runbook_differs'; path: string; version: number };

/** What became of an incident. */
export type ImportOutcome =
  | { kind: 'imported'; incident: Incident; verdict: Verdict }
  | { kind: 'unchanged' }
  | { kind: 'refused'; refusal: ImportRefusal };

interface ImportDeps {
  db: Database;
  clock: () => Date;
  sha256: Sha256;
  record: RecordAccess;
}

/**
 * Writes an exported incident as it was, with its hash chain, in one transaction. It causes no effects. Importing it again
 * changes nothing.
 */
export async function importIncident(deps: ImportDeps, input: ImportInput): Promise<ImportOutcome> {
  const faults = checkStored(input.stored);
  if (faults.length > 0) return refused({ kind: 'malformed', faults });
  const digest = deps.sha256(JSON.stringify(input.stored));
  try {
    return await deps.db.transaction(async (tx) => {
      const outcome = (await whyNot(tx, input, digest)) ?? (await save(deps, tx, input, digest));
      if (input.isDryRun) throw new DryRun(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.outcome;
    if (error instanceof RunbookDiffers)
      return refused({ kind: 'runbook_differs', path: error.path, version: error.version });
    const why = whyUnfit(error);
    if (why === null) throw error;
    return refused({ kind: 'malformed', faults: [{ path: [], why }] });
  }
}

/** Why the database can't have these rows; null: it failed for another reason. */
function whyUnfit(error: unknown): string | null {
  if (error instanceof Unreadable) return error.message;
  const isUnfit = error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
  return isUnfit ? error.message : null;
}

/** What was written can't be read. */
class Unreadable extends Error {}

/** Rolls back what was only tried. */
class DryRun extends Error {
  readonly outcome: ImportOutcome;
  constructor(outcome: ImportOutcome) {
    super('This was a dry run.');
    this.outcome = outcome;
  }
}

/** Null: it can be imported. */
async function whyNot(tx: Transaction, input: ImportInput, digest: string): Promise<ImportOutcome | null> {
  const { key, stored } = input;
  const here = await findIncident(tx, key);
  if (here) return compare(tx, { here, input, digest });
  const { channelOf, actionItems } = await takenBy(tx, key, stored);
  if (channelOf !== null) return refused({ kind: 'channel_taken', by: channelOf });
  return actionItems.length > 0 ? refused({ kind: 'action_items_taken', numbers: actionItems }) : null;
}

async function compare(
  tx: Transaction,
  { here, input, digest }: { here: Incident; input: ImportInput; digest: string },
): Promise<ImportOutcome> {
  const earlier = await importOf(tx, here);
  if (earlier?.digest === digest) return { kind: 'unchanged' };
  const now = await readStored(tx, here);
  if (JSON.stringify(now) === JSON.stringify(input.stored)) return { kind: 'unchanged' };
  if (isSame(now, input.stored)) return refused({ kind: 'differs' });
  const { title, milestones } = here;
  return refused({ kind: 'number_taken', title, declaredAt: milestoneAt(milestones, 'declared') });
}

/** Whether both are one incident, as of different times. */
function isSame({ tables: one }: StoredIncident, { tables: other }: StoredIncident): boolean {
  const [first, second] = [one.timeline_entries?.[0], other.timeline_entries?.[0]];
  return first !== undefined && first.id === second?.id && first.captured_at === second?.captured_at;
}

async function save(
  { clock, sha256, record }: ImportDeps,
  tx: Transaction,
  { key, originWorkspaceId, stored, names, images }: ImportInput,
  digest: string,
): Promise<ImportOutcome> {
  const importedAt = clock();
  const origin = { workspaceId: originWorkspaceId, url: stored.workspaceUrl };
  await insertStored(tx, key, stored);
  await insertImport(tx, key, { importedAt, digest, origin });
  await storeImportedNames(tx, key.workspaceId, names);
  for (const { fileId, mediaType, read } of images)
    await storeCopy(tx, key, { fileId, mediaType, bytes: await read(), at: importedAt });
  await record(tx, key.workspaceId, { kind: 'incident_imported', incident: key.number });
  const incident = await findIncident(tx, key).catch((error: unknown) => {
    throw error instanceof Error && !('code' in error) ? new Unreadable(error.message) : error;
  });
  if (!incident) throw new Error('The incident that was imported is missing.');
  return {
    kind: 'imported',
    incident,
    verdict: await verifyRecord(tx, incident, { sha256, knownHead: null }),
  };
}

function refused(refusal: ImportRefusal): ImportOutcome {
  return { kind: 'refused', refusal };
}
