import type { Incident } from '../domain/incident/incident.js';
import type { StoredIncident } from '../domain/incident/stored-incident.js';
import type { PostmortemDocument } from '../domain/postmortems/document.js';
import type { ReportFile, ReportItem } from '../domain/timeline/report.js';
import { actionItemJson } from './action-items/action-item-json.js';
import { baseName } from './base-name.js';
import { copyPath } from './copy-path.js';
import type { ExportedFile } from './exported-file.js';
import { incidentJson } from './incident-json.js';
import { incidentFormat } from './incident-schema.js';
import { verdictJson } from './verdict-json.js';

/** Everything known about an incident, for programs, as `incidentSchema` describes it. Times are ISO 8601 in UTC. `stored`: for imports. */
export function jsonExport(document: PostmortemDocument, stored: StoredIncident | null = null): ExportedFile {
  const { incident, record, actionItems, names, verdict } = document;
  const whole = {
    format: incidentFormat,
    profile: document.redactedFor ?? 'internal',
    workspace: incident.workspaceId || null,
    incident: incidentJson(incident),
    history: { roles: incident.roles, milestones: incident.milestones },
    timeline: record.map((item) => itemJson(incident, item)),
    actionItems: actionItems.map(actionItemJson),
    postmortem: postmortemJson(document),
    names: Object.fromEntries(names),
    record: verdict && verdictJson(verdict),
    stored,
  };
  return {
    fileName: `${baseName(document)}.json`,
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`),
  };
}

function postmortemJson(document: PostmortemDocument) {
  const { state, ownerId, dueOn, publishedAt, asOf, people, sections, sources, evidence } = document;
  return { state, ownerId, dueOn, publishedAt, asOf, people, sections, sources, evidence };
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
