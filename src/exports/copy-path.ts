import { type Incident, incidentName } from '../domain/incident/incident.js';
import { imageExtensions } from '../domain/timeline/messages/image-type.js';
import type { CopyFacts } from '../domain/timeline/report.js';

/**
 * The path of a file's copy next to an export: `INC-42-files/F0123.png`. Contains nothing of the original file name.
 */
export function copyPath(
  { number }: Pick<Incident, 'number'>,
  file: { id: string; copy: CopyFacts },
): string {
  const id = file.id.replace(/[^A-Za-z0-9]/g, '');
  return `${incidentName(number)}-files/${id}.${imageExtensions[file.copy.mediaType]}`;
}
