import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedLog } from '../embedded-log.js';
import { isReachableByAll } from './reachable.js';

/** `forOtherUser`: Postgres runs as a different user, who needs access to the folder. */
export interface PlaceOptions {
  forOtherUser: boolean;
  /** The parent folder used when the data directory isn't accessible to that user; a parameter for the tests. */
  sharedFolder: string;
  log: EmbeddedLog;
}

/**
 * A folder for the cluster that its user can access: the data directory itself, else a folder under `sharedFolder`,
 * else (with a warning in the log) one in the system's temporary folder.
 */
export function choosePlace(dataDir: string, options: PlaceOptions): string {
  if (!options.forOtherUser || isReachableByAll(dataDir)) return dataDir;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  try {
    const place = join(options.sharedFolder, name);
    mkdirSync(place, { recursive: true, mode: 0o711 });
    if (isReachableByAll(place)) return place;
  } catch (error) {
    options.log.warn('embedded_shared_folder_refused', { folder: options.sharedFolder, error });
  }
  return temporaryPlace(name, options);
}

function temporaryPlace(name: string, options: PlaceOptions): string {
  const place = mkdtempSync(join(tmpdir(), `firebreak-${name}-`));
  chmodSync(place, 0o711);
  const remedy =
    'A cleaner of temporary files may delete it. Set FIREBREAK_DATA to a folder every user may pass.';
  options.log.warn('embedded_data_in_temporary_folder', { place, remedy });
  return place;
}
