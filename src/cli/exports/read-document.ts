import { type IncidentKey, incidentName } from '../../domain/incident/incident.js';
import type { Policy } from '../../domain/policy.js';
import type { FileFormat } from '../../domain/postmortems/file-format.js';
import type { Template } from '../../domain/postmortems/template.js';
import type { Profile } from '../../domain/redaction/profile.js';
import { type RedactedDocument, redactDocument } from '../../domain/redaction/redact-document.js';
import { entryText } from '../../exports/entry-text.js';
import { hasStored } from '../../main/exports/export-source.js';
import { sha256 } from '../../main/sha256.js';
import type { Deps } from '../../workflows/deps.js';
import { type ReadPostmortem, readPostmortem } from '../../workflows/postmortems/read-postmortem.js';
import { Refused } from '../refused.js';

interface Wanted {
  profile: Profile;
  policy: Policy;
  format: FileFormat;
  /** Another one than its own. */
  template?: Template | undefined;
}

/** An incident's post-mortem as this profile may see it. Throws `Refused` if there is no such incident. */
export async function readDocument(
  db: Deps['db'],
  key: IncidentKey,
  { profile, policy, format, template }: Wanted,
): Promise<RedactedDocument & Pick<ReadPostmortem, 'stored'>> {
  const { templates } = policy.postmortems;
  const reading = { textOf: entryText, sha256, hasStored: hasStored(format, profile), templates, template };
  const read = await readPostmortem(db, key, reading);
  if (!read) throw new Refused(`There's no ${incidentName(key.number)}.`);
  return { ...redactDocument(read.document, profile, policy.exports), stored: read.stored };
}
