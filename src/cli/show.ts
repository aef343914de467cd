import type { Tx } from '../db/database.js';
import { effectsInTrouble } from '../db/queries/effects.js';
import { findIncident } from '../db/queries/incidents.js';
import type { StoredEffect } from '../db/queries/stored-effect.js';
import { allEntries } from '../db/queries/timeline.js';
import type { Happening } from '../domain/happening.js';
import { type Incident, incidentName } from '../domain/incident/incident.js';
import { momentAt, momentNames } from '../domain/incident/moment.js';
import { holderOf, roles } from '../domain/incident/role.js';
import type { TimelineEntry } from '../domain/timeline/timeline-entry.js';
import { happeningWords } from '../exports/happening-words.js';
import { incidentJson } from '../exports/incident-json.js';
import { chooseWorkspace } from './choose-workspace.js';
import { effectJson } from './effect-json.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { titleWithMarks } from './list.js';
import { localTime, zoneLine } from './local-time.js';
import { Refused } from './refused.js';
import { requireNumber } from './require-number.js';
import { facts, table } from './table.js';
import { printJson, type Terminal } from './terminal.js';
import { withDatabase } from './with-database.js';

/** Everything known of one incident. */
interface Shown {
  incident: Incident;
  timeline: TimelineEntry[];
  troubles: StoredEffect[];
}

/** Prints one incident: its state, its timeline, and what Slack would not hear. */
export function show(
  terminal: Terminal,
  word: string,
  options: { json: boolean; workspace?: string },
): Promise<ExitCode> {
  const number = requireNumber(word);
  return withDatabase(terminal, async (db) => {
    const workspaceId = await chooseWorkspace(db, options.workspace);
    if (workspaceId === null)
      throw new Refused(`There is no ${incidentName(number)}: no incident was ever declared.`);
    const shown = await gather(db, { workspaceId, number });
    if (options.json) printJson(terminal, showJson(shown));
    else terminal.out(showText(shown, terminal.timeZone));
    return exitCodes.done;
  });
}

async function gather(tx: Tx, key: { workspaceId: string; number: number }): Promise<Shown> {
  const [incident, timeline, troubles] = await Promise.all([
    findIncident(tx, key),
    allEntries(tx, key),
    effectsInTrouble(tx, key),
  ]);
  if (incident) return { incident, timeline, troubles };
  throw new Refused(`There is no ${incidentName(key.number)} in workspace ${key.workspaceId}.`);
}

function showJson({ incident, timeline, troubles }: Shown): unknown {
  return {
    workspace: incident.workspaceId,
    incident: incidentJson(incident),
    timeline: timeline.map(({ id, occurredAt, capturedAt, source, authorId, happening }) => ({
      ...{ id, occurredAt, capturedAt, source, author: authorId, happening },
    })),
    troubles: troubles.map(effectJson),
  };
}

function showText({ incident, timeline, troubles }: Shown, timeZone: string): string {
  const { number, severity, status } = incident;
  const sections = [
    facts([
      [incidentName(number), titleWithMarks(incident)],
      ['State', `${severity}, ${status}`],
      ...aboutIt(incident, timeZone),
    ]),
    timelineText(timeline, timeZone),
    troubles.length > 0 ? troublesText(troubles) : '',
    zoneLine(timeZone),
  ];
  return sections.filter(Boolean).join('\n');
}

function aboutIt(incident: Incident, timeZone: string): [string, string][] {
  const held = roles.flatMap((role): [string, string][] => {
    const holder = holderOf(incident.roles, role);
    return holder ? [[role, holder]] : [];
  });
  const moments = momentNames.flatMap((name): [string, string][] => {
    const at = momentAt(incident.moments, name);
    return at ? [[name, localTime(at, timeZone)]] : [];
  });
  const due = incident.nextUpdateDueAt;
  return [
    ...(incident.summary ? [['Known', incident.summary] satisfies [string, string]] : []),
    ...(incident.affects.length > 0
      ? [['Affects', incident.affects.join(', ')] satisfies [string, string]]
      : []),
    ['Channel', incident.channelId ?? 'none yet'],
    ['reporter', incident.reporterId],
    ...held,
    ...moments,
    ...(due ? [['update due', localTime(due, timeZone)] satisfies [string, string]] : []),
  ];
}

function timelineText(timeline: TimelineEntry[], timeZone: string): string {
  const rows = timeline.map(({ occurredAt, authorId, happening, shownText }) => [
    localTime(occurredAt, timeZone),
    authorId ?? 'Firebreak',
    shownText === null
      ? happeningWords(happening)
      : `${happeningWords(asShown(happening, shownText))} (edited)`,
  ]);
  return rows.length > 0 ? table(['TIME', 'WHO', 'WHAT'], rows) : '';
}

function troublesText(troubles: StoredEffect[]): string {
  const rows = troubles.map(({ id, effect, state, error }) => [String(id), effect.kind, state, error ?? '–']);
  const again = `Try again: firebreak effects rerun ${troubles.map(({ id }) => id).join(' ')}\n`;
  return `${table(['ID', 'SLACK WAS NOT TOLD', 'STATE', 'WHY'], rows)}${again}`;
}

/** With the words that people have made of it since. */
function asShown(happening: Happening, text: string): Happening {
  return happening.kind === 'noted' || happening.kind === 'quoted' ? { ...happening, text } : happening;
}
