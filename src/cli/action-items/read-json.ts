import { z } from 'zod';
import type { ImportCells } from '../../domain/action-items/import/imported-item.js';
import { incidentName } from '../../domain/incident/incident.js';
import { Refused } from '../refused.js';
import type { FileRow } from './import-rows.js';

const text = z.string().nullish();
/** An item as `firebreak actions export --format json` writes it; what it lacks stays as it is. */
const item = z.object({
  ...{ name: text, externalId: text, title: text, ownerId: text, dueOn: text, priority: text, type: text },
  ...{ description: text, verification: text, link: text },
  incidentNumber: z.int().optional(),
  status: z.object({ kind: z.string(), reason: text, note: text }).optional(),
  watcherIds: z.array(z.string()).optional(),
});
const file = z.union([z.array(z.unknown()), z.object({ actionItems: z.array(z.unknown()) })]);

/** Reads the items of a JSON file: a list, or an object with `actionItems`. Throws `Refused` for anything else. */
export function readJson(content: string): FileRow[] {
  const found = file.safeParse(parsed(content)).data;
  if (!found) throw new Refused('The file is no list of action items, and has none as “actionItems”.');
  const items = Array.isArray(found) ? found : found.actionItems;
  return items.map((one, index) => {
    const read = item.safeParse(one).data;
    const line = index + 1;
    return read
      ? { kind: 'row', line, cells: cellsOf(read) }
      : { kind: 'fault', line, fault: { kind: 'not_an_item' } };
  });
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Refused(`The file is no JSON: ${error instanceof Error ? error.message : error}.`);
  }
}

function cellsOf({ incidentNumber, status, watcherIds, ...texts }: z.output<typeof item>): ImportCells {
  const cells = {
    ...{ name: texts.name, external_id: texts.externalId, title: texts.title, owner: texts.ownerId },
    ...{ due: texts.dueOn, priority: texts.priority, type: texts.type, description: texts.description },
    ...{ verification: texts.verification, link: texts.link },
    incident: incidentNumber === undefined ? undefined : incidentName(incidentNumber),
    status: status?.kind,
    status_note: status && (status.reason ?? status.note),
    watchers: watcherIds?.join(','),
  };
  const stated = Object.entries(cells).filter(([, value]) => value !== undefined);
  return Object.fromEntries(stated.map(([column, value]) => [column, value ?? '']));
}
