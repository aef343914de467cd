import type { StoredEffect } from '../../domain/delivery/stored-effect.js';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { milestoneAt, milestoneNames } from '../../domain/incident/milestone.js';
import { holderOf, roleLabel, roles } from '../../domain/incident/role.js';
import { capital, counted } from '../../domain/text/words.js';
import { namesIn, readable } from '../../domain/timeline/messages/readable.js';
import type { TimelineEntry } from '../../domain/timeline/timeline-entry.js';
import type { TimelineItem, TimelinePage } from '../../domain/timeline/timeline-item.js';
import { eventText } from '../../exports/event-text.js';
import { incidentJson } from '../../exports/incident-json.js';
import { type FullIncident, fullIncident } from '../../workflows/read-for-operator.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { effectJson } from '../output/effect-json.js';
import { localTime, zoneLine } from '../output/local-time.js';
import { facts, table } from '../output/table.js';
import { recordReading } from '../record.js';
import { Refused } from '../refused.js';
import { requireNumber } from '../require-number.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';
import { titleWithMarkers } from './list.js';

/** How to render times and ids. */
interface Rendering {
  timeZone: string;
  named: (id: string) => string;
}

/** Prints one incident: its state, the highlights of its timeline, and failed deliveries. */
export function show(
  terminal: Terminal,
  word: string,
  options: { json: boolean; workspace?: string },
): Promise<ExitCode> {
  const number = requireNumber(word);
  return withDatabase(terminal, async (db) => {
    const workspaceId = await chooseWorkspace(db, options.workspace);
    if (workspaceId === null)
      throw new Refused(`There's no ${incidentName(number)}: no incident has been declared yet.`);
    const shown = await fullIncident(db, { workspaceId, number }, maxItems);
    if (!shown) throw new Refused(`There's no ${incidentName(number)} in workspace ${workspaceId}.`);
    await recordReading(terminal, db, { workspaceId, command: 'show', numbers: [number] });
    if (options.json) printJson(terminal, showJson(shown));
    else terminal.out(showText(shown, terminal.timeZone));
    return exitCodes.done;
  });
}

/** More than a terminal needs; the export has all of them. */
const maxItems = 1_000;

function showJson({ incident, entries, failures, names }: FullIncident): unknown {
  return {
    workspace: incident.workspaceId,
    incident: incidentJson(incident),
    timeline: entries.map(({ id, occurredAt, capturedAt, source, authorId, event }) => ({
      ...{ id, occurredAt, capturedAt, source, author: authorId, event },
    })),
    failures: failures.map(effectJson),
    names: Object.fromEntries(names),
  };
}

function showText({ incident, page, failures, names }: FullIncident, timeZone: string): string {
  const { number, severity, status } = incident;
  const named = (id: string) => names.get(id) ?? id;
  const sections = [
    facts([
      [incidentName(number), titleWithMarkers(incident)],
      ['State', `${severity}, ${status}`],
      ...detailsOf(incident, { timeZone, named }),
    ]),
    timelineText(page, { timeZone, named, names }),
    failures.length > 0 ? failuresText(failures) : '',
    zoneLine(timeZone),
  ];
  return sections.filter(Boolean).join('\n');
}

function detailsOf(incident: Incident, { timeZone, named }: Rendering): [string, string][] {
  const held = roles.flatMap((role): [string, string][] => {
    const holder = holderOf(incident.roles, role);
    return holder ? [[roleLabel(role), named(holder)]] : [];
  });
  const milestones = milestoneNames.flatMap((name): [string, string][] => {
    const at = milestoneAt(incident.milestones, name);
    return at ? [[capital(name.replaceAll('_', ' ')), localTime(at, timeZone)]] : [];
  });
  const due = incident.nextUpdateDueAt;
  return [
    ...(incident.summary ? [['Summary', incident.summary] satisfies [string, string]] : []),
    ...(incident.affects.length > 0
      ? [['Affected services', incident.affects.join(', ')] satisfies [string, string]]
      : []),
    ['Channel', channelOf(incident, named)],
    ['Reporter', named(incident.reporterId)],
    ...held,
    ...milestones,
    ...(due ? [['Next update due', localTime(due, timeZone)] satisfies [string, string]] : []),
  ];
}

/** Firebreak stores no names of private channels. */
function channelOf({ channelId, wantsChannel }: Incident, named: Rendering['named']): string {
  if (channelId === null) return wantsChannel ? 'none yet' : 'none';
  return named(channelId) === channelId ? channelId : `#${named(channelId)}`;
}

function timelineText(
  { items, counts: { highlights, all } }: TimelinePage,
  { timeZone, named, names }: Rendering & { names: FullIncident['names'] },
): string {
  if (items.length === 0) return '';
  const rows = items.map((item) => [
    localTime(item.occurredAt, timeZone),
    item.kind === 'entry' ? actorOf(item, named) : authorOf(item, named),
    `${readable(textOf(item, named), namesIn(names))}${isEdited(item) ? ' (edited)' : ''}`,
  ]);
  const heading = `${counted(highlights, 'highlight', 'highlights')} of ${counted(all, 'entry', 'entries')}\n`;
  return `${heading}${table(['TIME', 'WHO', 'WHAT'], rows)}`;
}

type EntryItem = Extract<TimelineItem, { kind: 'entry' }>;
type MessageItem = Extract<TimelineItem, { kind: 'message' }>;

function actorOf({ entry: { authorId } }: EntryItem, named: Rendering['named']): string {
  return authorId ? named(authorId) : 'Firebreak';
}

function authorOf({ message: { authorId, authorName } }: MessageItem, named: Rendering['named']): string {
  return authorName ?? named(authorId);
}

function textOf(item: TimelineItem, named: Rendering['named']): string {
  if (item.kind === 'entry') {
    const { event, shownText } = item.entry;
    return eventText(shownText === null ? event : withText(event, shownText), named);
  }
  const { content, shownText, deletedAt, purgedAt } = item.message;
  if (deletedAt) return 'deleted';
  if (purgedAt) return 'forgotten';
  const text = shownText ?? content.text;
  return [...(text ? [`“${text}”`] : []), ...content.files.map(({ name }) => name)].join(' ');
}

function isEdited(item: TimelineItem): boolean {
  return item.kind === 'entry'
    ? item.entry.shownText !== null
    : item.message.shownText !== null || item.message.isEdited === true;
}

function failuresText(failures: StoredEffect[]): string {
  const rows = failures.map(({ id, effect, state, error }) => [String(id), effect.kind, state, error ?? '–']);
  const retry = `Retry: firebreak effects retry ${failures.map(({ id }) => id).join(' ')}\n`;
  return `Not delivered to Slack\n${table(['ID', 'EFFECT', 'STATE', 'ERROR'], rows)}${retry}`;
}

/** The event with its edited text. */
function withText(event: TimelineEntry['event'], text: string): TimelineEntry['event'] {
  return event.kind === 'noted' || event.kind === 'quoted' ? { ...event, text } : event;
}
