import { unnamedIn } from '../domain/timeline/readable.js';
import type { TimelineLine } from '../domain/timeline/timeline-line.js';
import { wordsOf } from '../domain/timeline/words-of.js';
import { idsOfHappening } from '../slack/named-in.js';
import type { Call } from './command.js';

/** What people call who wrote these lines, and whom and what their words mention, by Slack's ids. */
export function namesInLines(
  { deps, workspaceId }: Call,
  lines: readonly TimelineLine[],
): Promise<ReadonlyMap<string, string>> {
  const ids = lines.flatMap((line) => [
    ...some(authorOf(line)),
    ...unnamedIn(textOf(line)),
    ...(line.kind === 'entry' ? idsOfHappening(line.entry.happening) : []),
  ]);
  return deps.directory.namesOf(workspaceId, [...new Set(ids)]);
}

function authorOf(line: TimelineLine): string | null {
  return line.kind === 'message' ? line.message.authorId : line.entry.authorId;
}

function textOf(line: TimelineLine): string {
  if (line.kind === 'message') return line.message.shownText ?? line.message.content.text;
  return line.entry.shownText ?? wordsOf(line.entry.happening) ?? '';
}

function some(id: string | null): string[] {
  return id ? [id] : [];
}
