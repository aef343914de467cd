import type { StoredFile, Workspace } from '../state/workspace.js';

/** Limits for a long-running workspace. */
const limits = {
  messages: 2_000,
  ephemerals: 500,
  fileBytes: 20_000_000,
  urlMs: 30 * 60_000,
  triggerMs: 10_000,
};

/** Returns a copy without old data, so that the workspace doesn't grow forever. `clock` is the time before any jump. */
export function trimWorkspace(workspace: Workspace, clock: Date): Workspace {
  const now = clock.getTime() + workspace.aheadMs;
  const isYoung =
    (ms: number) =>
    ([, one]: [string, { madeAt: number }]) =>
      now - one.madeAt < ms;
  return {
    ...workspace,
    messages: Object.fromEntries(
      Object.entries(workspace.messages).map(([id, messages]) => [id, messages.slice(-limits.messages)]),
    ),
    ephemerals: workspace.ephemerals.slice(-limits.ephemerals),
    triggers: Object.fromEntries(Object.entries(workspace.triggers).filter(isYoung(limits.triggerMs))),
    responseUrls: Object.fromEntries(Object.entries(workspace.responseUrls).filter(isYoung(limits.urlMs))),
    files: latestFiles(workspace.files),
  };
}

/** The newest files that fit the limit. */
function latestFiles(files: Record<string, StoredFile>): Record<string, StoredFile> {
  let left = limits.fileBytes;
  const youngestFirst = Object.entries(files).sort(([, a], [, b]) => b.created - a.created);
  const fitting = youngestFirst.filter(([, { content = '' }]) => {
    left -= content.length;
    return left >= 0;
  });
  return Object.fromEntries(fitting.reverse());
}
