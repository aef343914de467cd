import { isDict, texts } from './json.js';
import { withoutPrototypes } from './state/without-prototypes.js';
import type { Workspace } from './state/workspace.js';

/** Version of the snapshot format. Snapshots of other versions can't be restored. */
export const snapshotVersion = 1;

/** Reads a workspace written by `snapshot`. Throws on anything else. */
export function readSnapshot(snapshot: unknown): Workspace {
  if (!isWorkspace(snapshot))
    throw new Error('This is not a sandbox snapshot: team, users, channels or messages are missing.');
  const { aheadMs, tourDone, ...workspace } = structuredClone(snapshot);
  return withoutPrototypes({
    ...workspace,
    aheadMs: Number.isFinite(aheadMs) ? aheadMs : 0,
    tourDone: texts(tourDone),
  });
}

const tables = [
  ...['team', 'users', 'channels', 'channelIds', 'messages', 'bookmarks', 'userGroups', 'files', 'views'],
  ...['modals', 'homes', 'inputs', 'triggers', 'responseUrls', 'lastRead'],
];

function isWorkspace(value: unknown): value is Workspace {
  return (
    isDict(value) &&
    tables.every((table) => isDict(value[table])) &&
    ['ephemerals', 'scheduled'].every((list) => Array.isArray(value[list])) &&
    ['lastTsMicros', 'lastId'].every((count) => Number.isFinite(value[count]))
  );
}
