import { shownTextOf } from '../../domain/text-of.js';
import { unlabeledIds } from '../../domain/timeline/readable.js';
import type { TimelineItem } from '../../domain/timeline/timeline-item.js';
import { idsInEvent } from '../../slack/named-in.js';
import type { Call } from '../command.js';

/** Names of the authors of these items and of everything they mention, by Slack id. */
export function namesInLines(
  { deps, workspaceId }: Call,
  lines: readonly TimelineItem[],
): Promise<ReadonlyMap<string, string>> {
  const ids = lines.flatMap((line) => [
    ...optional(authorOf(line)),
    ...unlabeledIds(textOf(line)),
    ...(line.kind === 'entry' ? idsInEvent(line.entry.event) : []),
  ]);
  return deps.directory.namesOf(workspaceId, [...new Set(ids)]);
}

function authorOf(line: TimelineItem): string | null {
  return line.kind === 'message' ? line.message.authorId : line.entry.authorId;
}

function textOf(line: TimelineItem): string {
  if (line.kind === 'message') return line.message.shownText ?? line.message.content.text;
  return line.entry.shownText ?? shownTextOf(line.entry.event) ?? '';
}

function optional(id: string | null): string[] {
  return id ? [id] : [];
}
