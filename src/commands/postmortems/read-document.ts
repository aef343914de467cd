import type { Incident } from '../../domain/incident/incident.js';
import { findVisible } from '../../workflows/incident/read-incidents.js';
import { type ReadPostmortem, readPostmortem } from '../../workflows/postmortems/read-postmortem.js';
import { type Call, choiceOf, notFoundReply, type Reply } from '../command.js';
import { question } from '../incident/list.js';

export interface MeantPostmortem extends ReadPostmortem {
  kind: 'found';
  incident: Incident;
}

/** The incident that is meant with its post-mortem; a reply if the person sees no such incident. */
export async function meantPostmortem(call: Call): Promise<MeantPostmortem | Reply> {
  const incident = await findVisible(call.deps, { ...question(call), input: choiceOf(call) });
  const { templates } = call.deps.policy.postmortems;
  const reading = { textOf: call.deps.entryText, sha256: null, templates };
  const read = incident && (await readPostmortem(call.deps.db, incident, reading));
  return read ? { kind: 'found', incident, ...read } : notFoundReply(call);
}
