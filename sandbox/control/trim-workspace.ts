import type { StoredFile, Workspace } from '../state/workspace.js';

/** What is kept of a workspace that goes on for long. */
const kept = {
  messages: 2_000,
  ephemerals: 500,
  fileBytes: 20_000_000,
  urlMs: 30 * 60_000,
  triggerMs: 10_000,
};

/**
 * The same workspace without what nobody will ask for again, so that it does not grow for ever. `clock` is the time
 * before any jump. The given one is left as it is.
 */
export function trimWorkspace(workspace: Workspace, clock: Date): Workspace {
  const now = clock.getTime() + workspace.aheadMs;
  const isYoung =
    (ms: number) =>
    ([, one]: [string, { madeAt: number }]) =>
      now - one.madeAt < ms;
  return {
    ...workspace,
    messages: Object.fromEntries(
      Object.entries(workspace.messages).map(([id, messages]) => [id, messages.slice(-kept.messages)]),
    ),
    ephemerals: workspace.ephemerals.slice(-kept.ephemerals),
    triggers: Object.fromEntries(Object.entries(workspace.triggers).filter(isYoung(kept.triggerMs))),
    responseUrls: Object.fromEntries(Object.entries(workspace.responseUrls).filter(isYoung(kept.urlMs))),
    files: latestFiles(workspace.files),
  };
}

/** The youngest files, as many as there is room for. */
function latestFiles(files: Record<string, StoredFile>): Record<string, StoredFile> {
  let left = kept.fileBytes;
  const youngestFirst = Object.entries(files).sort(([, a], [, b]) => b.created - a.created);
  const fitting = youngestFirst.filter(([, { content = '' }]) => {
    left -= content.length;
    return left >= 0;
  });
  return Object.fromEntries(fitting.reverse());
}
