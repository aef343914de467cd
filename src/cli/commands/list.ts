import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { milestoneAt } from '../../domain/incident/milestone.js';
import { holderOf } from '../../domain/incident/role.js';
import type { Phase } from '../../domain/incident/status.js';
import { incidentJson } from '../../exports/incident-json.js';
import { allIncidents } from '../../workflows/read-for-operator.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { localTime, zoneLine } from '../output/local-time.js';
import { table } from '../output/table.js';
import { recordReading } from '../record.js';
import { requireNumber } from '../require-number.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface ListOptions {
  which: 'open' | 'closed' | 'all';
  json: boolean;
  workspace?: string;
  /** Only incidents before this one, such as `INC-42`, for paging. */
  before?: string;
  limit: number;
}

const phases: Record<ListOptions['which'], readonly Phase[]> = {
  open: ['active', 'learning'],
  closed: ['done'],
  all: ['active', 'learning', 'done'],
};

/** Prints incidents, newest first. Private ones are included and marked. */
export function list(terminal: Terminal, options: ListOptions): Promise<ExitCode> {
  const before = options.before === undefined ? undefined : requireNumber(options.before);
  return withDatabase(terminal, async (db) => {
    const workspaceId = (await chooseWorkspace(db, options.workspace)) ?? '';
    const { which, limit } = options;
    const filter = { phases: phases[which], limit, ...(before !== undefined && { before }) };
    const { incidents, names } = await allIncidents(db, { workspaceId, ...filter });
    const numbers = incidents.map(({ number }) => number);
    await recordReading(terminal, db, { workspaceId, command: 'list', numbers });
    if (options.json)
      printJson(terminal, { workspace: workspaceId || null, incidents: incidents.map(incidentJson) });
    else terminal.out(listText(incidents, { ...options, ...terminal, names }));
    return exitCodes.done;
  });
}

function listText(
  incidents: Incident[],
  {
    which,
    limit,
    timeZone,
    names,
  }: ListOptions & Pick<Terminal, 'timeZone'> & { names: ReadonlyMap<string, string> },
): string {
  const last = incidents.at(-1);
  if (!last) return `${noIncidents[which]}\n`;
  const heads = ['INCIDENT', 'SEVERITY', 'STATUS', 'DECLARED', 'COMMANDER', 'TITLE'];
  const rows = incidents.map((incident) => {
    const declared = milestoneAt(incident.milestones, 'declared');
    const commander = holderOf(incident.roles, 'commander');
    return [
      incidentName(incident.number),
      incident.severity,
      incident.status,
      declared ? localTime(declared, timeZone) : '–',
      commander ? (names.get(commander) ?? commander) : '–',
      titleWithMarkers(incident),
    ];
  });
  const older =
    incidents.length < limit ? '' : `For older incidents, add --before ${incidentName(last.number)}\n`;
  return `${table(heads, rows)}\n${zoneLine(timeZone)}${older}`;
}

const noIncidents: Record<ListOptions['which'], string> = {
  open: 'No open incidents.',
  closed: 'No closed incidents.',
  all: 'No incidents yet.',
};

/** The title with its markers: `Drill · Failover practice (private)`. */
export function titleWithMarkers({
  title,
  isPrivate,
  kind,
}: Pick<Incident, 'title' | 'isPrivate' | 'kind'>): string {
  const markers = [...(isPrivate ? ['private'] : []), ...(kind === 'backfilled' ? [kind] : [])];
  return `${kind === 'drill' ? 'Drill · ' : ''}${title}${markers.length > 0 ? ` (${markers.join(', ')})` : ''}`;
}
