import { actionItemName } from '../../domain/action-items/action-item.js';
import { incidentName } from '../../domain/incident/incident.js';
import { unreachable } from '../../domain/unreachable.js';
import type { ImportRefusal } from '../../workflows/incident/import-incident.js';
import { faultLines } from './read-export.js';

/** Why an incident isn't imported, a sentence for each fault. `json`: the file. */
export function refusalWords(refusal: ImportRefusal, name: string, json: string): string[] {
  switch (refusal.kind) {
    case 'malformed':
      return faultLines(
        refusal.faults.map(({ path, why }) => ({ path: ['stored', 'tables', ...path], message: why })),
        json,
      );
    case 'number_taken':
      return [
        `There's another ${name} here: ${declared(refusal)}. Numbers are part of a sealed record, so it can't get another one. Import it into an empty database.`,
      ];
    case 'differs':
      return [`${name} is here already, and differs: it has changed since the file was written.`];
    case 'channel_taken':
      return [`Its channel belongs to ${incidentName(refusal.by)} here.`];
    case 'action_items_taken':
      return [
        `${refusal.numbers.map(actionItemName).join(', ')} here is another action item. Import it into an empty database.`,
      ];
    case 'runbook_differs':
      return [`Version ${refusal.version} of the runbook ${refusal.path} has another text here.`];
    default:
      return unreachable(refusal);
  }
}

function declared({ title, declaredAt }: Extract<ImportRefusal, { kind: 'number_taken' }>): string {
  return `“${title}”${declaredAt ? `, declared ${declaredAt.toISOString()}` : ''}`;
}
