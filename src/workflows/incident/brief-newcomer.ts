import { openQuestions } from '../../db/queries/timeline/open-questions.js';
import { timelinePage } from '../../db/queries/timeline/timeline-page.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { TimelineItem } from '../../domain/timeline/timeline-item.js';
import type { Deps } from '../deps.js';
import type { IncidentChoice } from '../request.js';
import { visibleIncident } from './change-incident.js';
import type { Question } from './read-incidents.js';

/** What somebody who joins late needs to know. */
export interface Briefing {
  incident: Incident;
  /** The latest highlights, oldest first. */
  items: TimelineItem[];
  /** Recent unanswered questions, oldest first. */
  questions: TimelineItem[];
}

const maxHighlights = 7;
const maxQuestions = 3;
/** Older questions are no longer shown. */
const questionsMaxAgeMs = 3 * 3_600_000;

/** A briefing on an incident, or null if it is not visible to the person. */
export async function briefNewcomer(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  question: Question<IncidentChoice>,
): Promise<Briefing | null> {
  const incident = await visibleIncident(db, question);
  if (!incident) return null;
  const since = new Date(clock().getTime() - questionsMaxAgeMs);
  const [{ items }, questions] = await Promise.all([
    timelinePage(db, incident, { isAll: false, before: null, limit: maxHighlights }),
    openQuestions(db, incident, { since, limit: maxQuestions }),
  ]);
  return { incident, items, questions };
}
