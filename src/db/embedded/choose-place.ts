import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isReachableByAll } from './reachable.js';

/** `forStranger`: Postgres runs as another user than ourselves, who must be able to get there. */
export interface PlaceOptions {
  forStranger: boolean;
  /** Where places for closed data directories are made; a parameter for the tests. */
  singleFlight: string;
  log: (event: string, facts: Record<string, unknown>) => void;
}

/**
 * A folder for the cluster that its user can reach: the data directory itself, or else one of its own
 * under `shared`, or else (with a warning in the log) under the system's temporary folder.
 */
export function choosePlace(dataDir: string, options: PlaceOptions): string {
  if (!options.forStranger || isReachableByAll(dataDir)) return dataDir;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  try {
    const place = join(options.singleFlight, name);
    mkdirSync(place, { recursive: true, mode: 0o711 });
    if (isReachableByAll(place)) return place;
  } catch (error) {
    options.log('embedded_shared_folder_refused', { folder: options.singleFlight, reason: String(error) });
  }
  return temporaryPlace(name, options);
}

function temporaryPlace(name: string, options: PlaceOptions): string {
  const place = mkdtempSync(join(tmpdir(), `firebreak-${name}-`));
  chmodSync(place, 0o711);
  const hint =
    'A cleaner of temporary files may delete it. Set FIREBREAK_DATA to a folder every user may pass.';
  options.log('embedded_data_in_temporary_folder', { place, hint });
  return place;
}
