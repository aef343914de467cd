import { isDict, texts } from './json.js';
import { withoutPrototypes } from './state/without-prototypes.js';
import type { Workspace } from './state/workspace.js';

/** Counts the shapes that snapshots have had: one of another version is not to be restored. */
export const snapshotVersion = 1;

/** A workspace that was written by `snapshot`. Throws on anything else. */
export function readSnapshot(snapshot: unknown): Workspace {
  if (!isWorkspace(snapshot))
    throw new Error('This is no snapshot of a sandbox: it lacks team, users, channels or messages.');
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
