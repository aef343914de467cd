import type { Database, Tx } from '../../db/database.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { participantsOf } from '../../db/queries/people/participants.js';
import { findPostmortem } from '../../db/queries/postmortems/postmortems.js';
import { findWording, saveWordingCheck } from '../../db/queries/postmortems/wording.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import { roleLabel } from '../../domain/incident/role.js';
import { textsIn } from '../../domain/postmortems/answers.js';
import type { Finding } from '../../domain/postmortems/blameless/finding.js';
import { looksForward } from '../../domain/postmortems/blameless/markdown/looks-forward.js';
import type { IncidentPerson } from '../../domain/postmortems/blameless/person.js';
import type { Postmortem } from '../../domain/postmortems/postmortem.js';
import { openFindings, type SectionFinding } from '../../domain/postmortems/wording/wording.js';
import { capital } from '../../domain/text/words.js';
import { whyWithheld } from './why-withheld.js';

/** A text to check, with the people of its incident. */
export interface WordingText {
  markdown: string;
  looksForward: boolean;
  people: IncidentPerson[];
}

/** Checks a text without holding up other work; null if it couldn't be checked. */
export type CheckText = (text: WordingText) => Promise<Finding[] | null>;

export interface WordingToCheck extends IncidentKey {
  section: string;
  title: string;
  revision: number;
  /** Who is told. */
  userId: string;
}

export type CheckedWording =
  | { kind: 'checked'; open: SectionFinding[] }
  /** Somebody wrote it again, or this person can't see the incident any more. */
  | { kind: 'unshown' }
  | { kind: 'failed' };

/** Checks the wording of a revision if it is still the latest, and keeps what it finds. */
export async function checkWording(
  { db, check }: { db: Database; check: CheckText },
  { section, title, revision, userId, ...key }: WordingToCheck,
): Promise<CheckedWording> {
  const [incident, postmortem] = await Promise.all([findIncident(db, key), findPostmortem(db, key)]);
  const text = postmortem && latestText(postmortem, section, revision);
  if (!incident || !postmortem || text === null) return { kind: 'unshown' };
  const people = await peopleOf(db, incident);
  const findings = await check({ markdown: text, looksForward: looksForward(title), people });
  if (findings) await saveWordingCheck(db, key, { section, revision, findings });
  if (await whyWithheld(db, key, userId)) return { kind: 'unshown' };
  if (!findings) return { kind: 'failed' };
  const { accepted } = await findWording(db, key);
  const checks = [{ section, revision, findings }];
  return { kind: 'checked', open: openFindings(postmortem, { checks, accepted }) };
}

function latestText(postmortem: Postmortem, section: string, revision: number): string | null {
  if (postmortem.state === 'published') return null;
  const latest = textsIn(postmortem).find((one) => one.section === section);
  return latest?.revision === revision ? latest.markdown || null : null;
}

/** Who took part, with their names, with a capital since a handle may be a word, and the latest role that they had. */
async function peopleOf(tx: Tx, incident: Incident): Promise<IncidentPerson[]> {
  const roles = new Map(incident.roles.map(({ userId, role }) => [userId, `the ${lower(roleLabel(role))}`]));
  const ids = [incident.reporterId, ...roles.keys()];
  const found = await participantsOf(tx, incident, ids);
  return found.map(({ userId: id, names }) => ({
    id,
    names: names.map(capital),
    role: roles.get(id) ?? null,
  }));
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
