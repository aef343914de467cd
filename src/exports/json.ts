import { incidentName } from '../domain/incident.js';
import type { Report, ReportLine } from '../domain/report.js';
import type { ExportedFile } from './exported-file.js';
import { incidentJson } from './incident-json.js';
import { verdictJson } from './verdict-json.js';

/** What the file is, and in which form: a number that grows when a field changes its meaning. */
const format = 'firebreak.incident/1';

/** Everything known of an incident, for programs. Times are ISO 8601 in UTC. */
export function jsonExport({ incident, timeline, record }: Report): ExportedFile {
  const whole = {
    format,
    workspace: incident.workspaceId,
    incident: incidentJson(incident),
    timeline: timeline.map(lineJson),
    record: verdictJson(record),
  };
  return {
    fileName: `${incidentName(incident.number).toLowerCase()}.json`,
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`),
  };
}

function lineJson({ isKey: key, ...line }: ReportLine) {
  return { ...line, key };
}
