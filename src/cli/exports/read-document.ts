import { type IncidentKey, incidentName } from '../../domain/incident/incident.js';
import type { Policy } from '../../domain/policy.js';
import type { Profile } from '../../domain/redaction/profile.js';
import { type RedactedDocument, redactDocument } from '../../domain/redaction/redact-document.js';
import { entryText } from '../../exports/entry-text.js';
import { sha256 } from '../../main/sha256.js';
import type { Deps } from '../../workflows/deps.js';
import { readPostmortem } from '../../workflows/postmortems/read-postmortem.js';
import { Refused } from '../refused.js';

/** An incident's post-mortem as this profile may see it. Throws `Refused` if there is no such incident. */
export async function readDocument(
  db: Deps['db'],
  key: IncidentKey,
  { profile, policy }: { profile: Profile; policy: Policy },
): Promise<RedactedDocument> {
  const read = await readPostmortem(db, key, { textOf: entryText, sha256 });
  if (!read) throw new Refused(`There's no ${incidentName(key.number)}.`);
  return redactDocument(read.document, profile, policy.exports);
}
