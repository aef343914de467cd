import { shownTextOf } from '../../domain/text-of.js';
import { unlabeledIds } from '../../domain/timeline/messages/readable.js';
import type { TimelineItem } from '../../domain/timeline/timeline-item.js';
import { idsInEvent } from '../../slack/named-in.js';
import type { Call } from '../command.js';

/** Names of the authors of these items and of everything they mention, by Slack id. */
export function namesInItems(
  { deps, workspaceId }: Call,
  items: readonly TimelineItem[],
): Promise<ReadonlyMap<string, string>> {
  const ids = items.flatMap((item) => [
    ...optional(authorOf(item)),
    ...unlabeledIds(textOf(item)),
    ...(item.kind === 'entry' ? idsInEvent(item.entry.event) : []),
  ]);
  return deps.directory.namesOf(workspaceId, [...new Set(ids)]);
}

function authorOf(item: TimelineItem): string | null {
  return item.kind === 'message' ? item.message.authorId : item.entry.authorId;
}

function textOf(item: TimelineItem): string {
  if (item.kind === 'message') return item.message.shownText ?? item.message.content.text;
  return item.entry.shownText ?? shownTextOf(item.entry.event) ?? '';
}

function optional(id: string | null): string[] {
  return id ? [id] : [];
}
