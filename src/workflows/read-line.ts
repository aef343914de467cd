import { marksOf } from '../db/queries/marks.js';
import { amendmentsOf, findLine, textsOf } from '../db/queries/timeline-line.js';
import type { Incident } from '../domain/incident/incident.js';
import { type LineEvent, lineHistory } from '../domain/timeline/line-history.js';
import { type LineKey, lineRefOf } from '../domain/timeline/line-key.js';
import type { TimelineLine } from '../domain/timeline/timeline-line.js';
import { visibleIncident } from './change-incident.js';
import type { Deps } from './deps.js';
import type { Question } from './read-incidents.js';
import type { IncidentChoice } from './request.js';

/** A line of a timeline, and what became of it. */
export interface LineStory {
  line: TimelineLine;
  /** Oldest first. */
  history: LineEvent[];
}

/** A line of an incident that the person may see; `story` is null where it has no such line. Null: no such incident. */
export async function readLine(
  { db }: Pick<Deps, 'db'>,
  question: Question<IncidentChoice & { line: LineKey }>,
): Promise<{ incident: Incident; story: LineStory | null } | null> {
  const incident = await visibleIncident(db, question);
  if (!incident) return null;
  const key = question.input.line;
  const line = await findLine(db, incident, key);
  if (!line) return { incident, story: null };
  const ref = lineRefOf(key);
  const message = ref?.kind === 'message' && incident.channelId !== null ? ref : null;
  const place = {
    workspaceId: incident.workspaceId,
    channelId: incident.channelId ?? '',
    ts: message?.ts ?? '',
  };
  const [amendments, texts, marks] = await Promise.all([
    amendmentsOf(db, incident, key),
    message ? textsOf(db, place) : [],
    message ? marksOf(db, place) : [],
  ]);
  return { incident, story: { line, history: lineHistory({ amendments, texts, marks }) } };
}
