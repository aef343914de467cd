import type { Database } from '../../db/database.js';
import { findViewer } from '../../db/queries/people/viewers.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import { maySee } from '../../domain/incident/visibility.js';

/** Why a person gets no file. `unconfirmed`: Slack hasn't confirmed yet that they are still in the incident's channel. */
export type Withheld = 'hidden' | 'unconfirmed';

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
