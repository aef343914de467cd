import type { ActionItemReport } from '../action-items/report.js';
import type { Incident } from '../incident/incident.js';
import type { IncidentEvent } from '../incident-event.js';
import type { Run } from '../runbooks/run.js';
import type { Verdict } from '../timeline/hash-chain/verdict.js';
import { type ItemKey, itemKey } from '../timeline/item-key.js';
import type { Report, ReportItem } from '../timeline/report.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';

/** Everything that a draft is made from. Times in UTC, people by their Slack ids. */
export interface PostmortemRecord {
  incident: Incident;
  /** In the order in which things happened. */
  timeline: ReportItem[];
  /** What was done in Firebreak, oldest first; each is in the timeline too. */
  events: RecordedEvent[];
  /** By number. */
  actionItems: ActionItemReport[];
  runs: Run[];
  names: ReadonlyMap<string, string>;
  /** Null: the hash chain wasn't checked. */
  verdict: Verdict | null;
}

/** An event with where and when it is in the record. */
export interface RecordedEvent<Event extends IncidentEvent = IncidentEvent> {
  key: ItemKey;
  at: Date;
  by: string | null;
  event: Event;
}

export type EventOf<Kind extends IncidentEvent['kind']> = RecordedEvent<
  Extract<IncidentEvent, { kind: Kind }>
>;

/** What an incident's report, entries and runs tell a draft. */
export function recordFrom(
  {
    incident,
    timeline,
    actionItems,
    names,
    record: verdict,
  }: Omit<Report, 'record'> & { record: Verdict | null },
  entries: readonly TimelineEntry[],
  runs: Run[],
): PostmortemRecord {
  const events = entries
    .flatMap(({ id, occurredAt: at, authorId: by, event }): RecordedEvent[] =>
      event.kind === 'unreadable' ? [] : [{ key: itemKey({ kind: 'entry', id }), at, by, event }],
    )
    .sort((a, b) => Number(a.at) - Number(b.at));
  return { incident, timeline, events, actionItems, runs, names, verdict };
}

/** The events of these kinds, oldest first. */
export function eventsOf<Kind extends IncidentEvent['kind']>(
  { events }: Pick<PostmortemRecord, 'events'>,
  ...kinds: Kind[]
): EventOf<Kind>[] {
  const wanted: ReadonlySet<string> = new Set(kinds);
  return events.filter((one): one is EventOf<Kind> => wanted.has(one.event.kind));
}
