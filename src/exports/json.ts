import { type Incident, incidentName } from '../domain/incident/incident.js';
import type { Report, ReportFile, ReportItem } from '../domain/timeline/report.js';
import { actionItemJson } from './action-items/action-item-json.js';
import { copyPath } from './copy-path.js';
import type { ExportedFile } from './exported-file.js';
import { incidentJson } from './incident-json.js';
import { verdictJson } from './verdict-json.js';

/** The format and its version, which increases when a field changes its meaning. */
const format = 'firebreak.incident/1';

/** Everything known about an incident, for programs. Times are ISO 8601 in UTC. */
export function jsonExport({ incident, timeline, actionItems, names, record }: Report): ExportedFile {
  const whole = {
    format,
    workspace: incident.workspaceId,
    incident: incidentJson(incident),
    timeline: timeline.map((item) => itemJson(incident, item)),
    actionItems: actionItems.map(actionItemJson),
    names: Object.fromEntries(names),
    record: verdictJson(record),
  };
  return {
    fileName: `${incidentName(incident.number).toLowerCase()}.json`,
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`),
  };
}

function itemJson(incident: Incident, { files, ...item }: ReportItem) {
  return { ...item, files: files.map((file) => fileJson(incident, file)) };
}

/** `path` is relative to the export's folder. */
function fileJson(incident: Incident, { copy, ...file }: ReportFile) {
  if (!copy) return { ...file, copy };
  const { bytes, sha256 } = copy;
  return { ...file, copy: { path: copyPath(incident, { id: file.id, copy }), bytes, sha256 } };
}
