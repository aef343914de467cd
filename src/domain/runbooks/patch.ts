import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** Comparing takes no longer than this; real edits take some milliseconds. */
const timeoutMs = 500;

/**
 * An edit of a runbook as a unified patch for `git apply` in its folder; empty if nothing changed. Null if the texts
 * differ too much to be compared in time.
 */
export function runbookPatch(path: string, before: string, after: string): string | null {
  if (before === after) return '';
  const options = { timeout: timeoutMs, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, options) ?? null;
}
