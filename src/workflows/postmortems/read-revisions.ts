import { findPostmortem, revisionsOf } from '../../db/queries/postmortems/postmortems.js';
import type { Refused } from '../../domain/decision.js';
import type { Incident } from '../../domain/incident/incident.js';
import { answerNamed, answerRevision } from '../../domain/postmortems/answers.js';
import { sectionNotFound } from '../../domain/postmortems/decisions/section-not-found.js';
import type { Revision } from '../../domain/postmortems/postmortem.js';
import { sectionNamed, type TemplateSection } from '../../domain/postmortems/template.js';
import { templateFor } from '../../domain/postmortems/templates/template-rule.js';
import type { Deps } from '../deps.js';
import { findVisible, type Question } from '../incident/read-incidents.js';
import type { IncidentChoice } from '../request.js';

const newest = 20;

export interface ReadRevisions {
  kind: 'read';
  incident: Incident;
  section: Pick<TemplateSection, 'key' | 'title'>;
  revisions: Revision[];
}

/**
 * The newest revisions of a section, or of an answer by its key, newest first; null if the incident is not visible to this
 * person.
 */
export async function readRevisions(
  deps: Deps,
  question: Question<IncidentChoice & { section: string }>,
): Promise<ReadRevisions | Refused | null> {
  const incident = await findVisible(deps, question);
  if (!incident) return null;
  const postmortem = await findPostmortem(deps.db, incident);
  const answer = postmortem && answerNamed(postmortem, question.input.section.trim());
  if (answer) {
    const now = answerRevision(answer);
    const before = await revisionsOf(deps.db, incident, now.section, newest - 1);
    const section = { key: now.section, title: answer.question };
    return { kind: 'read', incident, section, revisions: [now, ...before] };
  }
  const template = postmortem?.template ?? templateFor(deps.policy.postmortems.templates, incident);
  const section = sectionNamed(template, question.input.section);
  if (!section) return sectionNotFound(template, question.input.section);
  return {
    kind: 'read',
    incident,
    section,
    revisions: await revisionsOf(deps.db, incident, section.key, newest),
  };
}
