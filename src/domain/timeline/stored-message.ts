import type { MessageChange, MessageContent, ObservedMessage, Version } from './observed-message.js';

/** A message as the record keeps it: what it says last, what it said before, or that it is gone. */
export interface StoredMessage extends ObservedMessage {
  /** Earlier contents, the oldest first; none of a message that was deleted or whose words are forgotten. */
  revisions: Revision[];
  deletedAt: Date | null;
  /** When its words were forgotten, as the policy asks. */
  purgedAt: Date | null;
}

export interface Revision {
  version: Version;
  content: MessageContent;
}

const nothing: MessageContent = { text: '', files: [] };

/**
 * The record of a message after one more thing was told of it. The same things told in any order, and any of them twice,
 * give the same record: the latest content stands, the others are its revisions, and what was deleted or forgotten stays so
 * without its words.
 */
export function mergeObserved(known: StoredMessage | null, change: MessageChange): StoredMessage {
  const { message } = change;
  const deletedAt = earlier(known?.deletedAt ?? null, change.kind === 'deleted' ? change.at : null);
  const purgedAt = known?.purgedAt ?? null;
  const about = { ...described(known, message), deletedAt, purgedAt };
  if (deletedAt) return { ...about, version: message.ts, content: nothing, revisions: [] };
  if (purgedAt) return { ...about, version: later(known, message), content: nothing, revisions: [] };
  const told = change.kind === 'edited' && change.before ? [change.before, message] : [message];
  const all = inOrder([...(known ? [...known.revisions, known] : []), ...told]);
  const last = all.at(-1) ?? message;
  const revisions = all.slice(0, -1).map(({ version, content }) => ({ version, content }));
  return { ...about, version: last.version, content: last.content, revisions };
}

/** Who wrote it and where never changes; what one source leaves out another may tell. */
function described(known: StoredMessage | null, told: ObservedMessage): ObservedMessage {
  if (!known) return told;
  return {
    ...told,
    threadTs: known.threadTs ?? told.threadTs,
    isBroadcast: known.isBroadcast || told.isBroadcast,
    authorId: known.authorId || told.authorId,
    authorName: known.authorName ?? told.authorName,
    isBot: known.isBot || told.isBot,
  };
}

/** One content for each version, the oldest first. Where two are told of one version, that with more to it stands. */
function inOrder(contents: Revision[]): Revision[] {
  const byVersion = new Map<Version, MessageContent>();
  for (const { version, content } of contents) {
    const other = byVersion.get(version);
    if (!other || weight(content) > weight(other)) byVersion.set(version, content);
  }
  return [...byVersion]
    .map(([version, content]) => ({ version, content }))
    .toSorted((a, b) => (a.version < b.version ? -1 : 1));
}

/** Any total order will do, as long as it is always the same. */
function weight({ text, files }: MessageContent): string {
  return `${files.length} ${text}`;
}

/** That it was edited is known also of a message whose words are forgotten. */
function later(known: Pick<ObservedMessage, 'version'> | null, told: ObservedMessage): Version {
  return known && known.version > told.version ? known.version : told.version;
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b;
  return a < b ? a : b;
}
