import type { Database } from '../../db/database.js';
import { findViewer } from '../../db/queries/people/viewers.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import { maySee } from '../../domain/incident/visibility.js';
import { type PostmortemReading, type ReadPostmortem, readPostmortem } from './read-postmortem.js';

/** Why a person gets no file. `unconfirmed`: Slack hasn't confirmed yet that they are still in the incident's channel. */
export type Withheld = 'hidden' | 'unconfirmed';

/** The post-mortem of an incident as it is now, for a person who asked for it as a file. */
export async function readForExport(
  db: Database,
  { userId, ...key }: IncidentKey & { userId: string },
  reading: PostmortemReading,
): Promise<ReadPostmortem | Withheld> {
  const withheld = await whyWithheld(db, key, userId);
  if (withheld) return withheld;
  return (await readPostmortem(db, key, reading)) ?? 'hidden';
}

/** Why a person may not see an incident now; null: they may. Only what is stored counts: where they asked proves nothing any more. */
export async function whyWithheld(db: Database, key: IncidentKey, userId: string): Promise<Withheld | null> {
  const { workspaceId, number } = key;
  const { incident, userKind, membership } = await findViewer(db, {
    ...{ workspaceId, userId, ref: { workspaceId, number } },
  });
  if (!incident) return 'hidden';
  const person = { kind: 'person', userKind } as const;
  if (maySee(incident, { ...person, membership })) return null;
  const mayBeIn = membership === 'unknown' && maySee(incident, { ...person, membership: 'in' });
  return mayBeIn ? 'unconfirmed' : 'hidden';
}
