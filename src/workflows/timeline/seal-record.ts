import type { Tx } from '../../db/database.js';
import type { DirtyRecord } from '../../db/queries/timeline/dirty-record.js';
import {
  appendChainEntries,
  chainEnd,
  latestChainEntries,
} from '../../db/queries/timeline/hash-chain/chain-entries.js';
import { sealedContents } from '../../db/queries/timeline/hash-chain/sealed-content.js';
import type { Incident } from '../../domain/incident/incident.js';
import { isChainEntryOf, type Sealing, sealed } from '../../domain/timeline/hash-chain/chain-entry.js';

/**
 * Appends a chain entry for each part of the record that differs from its latest chain entry. Must not run
 * concurrently for one incident.
 */
export async function sealRecord(
  tx: Tx,
  { incident, dirty, at }: { incident: Incident; dirty: DirtyRecord; at: Date },
  sealing: Sealing,
): Promise<void> {
  const [contents, end] = await Promise.all([sealedContents(tx, incident, dirty), chainEnd(tx, incident)]);
  const latest = await latestChainEntries(
    tx,
    incident,
    contents.map(({ name }) => name),
  );
  const changed = contents.filter((content) => {
    const chainEntry = latest.get(content.name);
    return !chainEntry || !isChainEntryOf(chainEntry, content, sealing.sha256);
  });
  const replaced = changed.flatMap(({ name }) => latest.get(name)?.seq ?? []);
  await appendChainEntries(tx, incident, { added: sealed(changed, { ...sealing, end, at }), replaced });
}
