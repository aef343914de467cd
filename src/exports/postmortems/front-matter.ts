import { incidentName } from '../../domain/incident/incident.js';
import { milestoneAt } from '../../domain/incident/milestone.js';
import type { PostmortemDocument } from '../../domain/postmortems/document.js';
import { inertLine } from './inert-text.js';
import { dayText, nameOf } from './words.js';

/** The format and its version, which increases when a field changes its meaning. */
const format = 'firebreak.postmortem/1';

type Value = string | number | null | string[] | Record<string, string | null>[];

/** What programs ask of a post-mortem first, in YAML. Every value is JSON, which YAML reads. */
export function frontMatter(document: PostmortemDocument): string {
  const { incident, state, ownerId, dueOn, publishedAt, asOf, people, evidence } = document;
  const fields: Record<string, Value> = {
    ...{ format, incident: incidentName(incident.number), title: incident.title },
    ...{ date: dateOf(document), severity: incident.severity, status: incident.status, kind: incident.kind },
    ...{ affects: incident.affects, state, owner: ownerId && nameOf(document, ownerId), due: dueOn },
    ...{ published: publishedAt?.toISOString() ?? null, as_of: asOf.toISOString(), evidence: evidence.share },
    people: people.map(({ label, id, from, until }) => ({
      ...{ role: label, name: nameOf(document, id) },
      ...{ from: from.toISOString(), until: until?.toISOString() ?? null },
    })),
  };
  return Object.entries(fields)
    .map(([key, value]) => `${key}:${yaml(value)}`)
    .join('\n');
}

/** The day of the incident: when it was declared, else of the first thing known. */
export function dateOf({ incident, record, asOf }: PostmortemDocument): string {
  return dayText(milestoneAt(incident.milestones, 'declared') ?? record[0]?.occurredAt ?? asOf);
}

function yaml(value: Value): string {
  const isList = Array.isArray(value) && value.length > 0;
  return isList ? value.map((one) => `\n  - ${json(one)}`).join('') : ` ${json(value)}`;
}

function json(value: unknown): string {
  return JSON.stringify(value, (_key, one) => (typeof one === 'string' ? inertLine(one) : one));
}
