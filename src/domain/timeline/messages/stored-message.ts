import type { MessageChange, MessageContent, ObservedMessage, Version } from './observed-message.js';

/** A message as stored: its latest content, its earlier contents, or the fact that it was deleted. */
export interface StoredMessage extends ObservedMessage {
  /** Earlier contents, oldest first; empty if the message was deleted or its text was erased. */
  revisions: Revision[];
  deletedAt: Date | null;
  /** When the retention policy erased its text. */
  purgedAt: Date | null;
}

export interface Revision {
  version: Version;
  content: MessageContent;
}

const nothing: MessageContent = { text: '', files: [] };

/**
 * Merges a change into a stored message. The result doesn't depend on the order of changes or on repetition: the latest
 * content is current, the others are its revisions, and deleted or erased messages stay without text.
 */
export function mergeObserved(known: StoredMessage | null, change: MessageChange): StoredMessage {
  const { message } = change;
  const deletedAt = earlier(known?.deletedAt ?? null, change.kind === 'deleted' ? change.at : null);
  const purgedAt = known?.purgedAt ?? null;
  const about = { ...described(known, message), deletedAt, purgedAt };
  if (deletedAt) return { ...about, version: message.ts, content: nothing, revisions: [] };
  if (purgedAt) return { ...about, version: later(known, message), content: nothing, revisions: [] };
  const observed = change.kind === 'edited' && change.before ? [change.before, message] : [message];
  const all = inOrder([...(known ? [...known.revisions, known] : []), ...observed]);
  const last = all.at(-1) ?? message;
  const revisions = all.slice(0, -1).map(({ version, content }) => ({ version, content }));
  return { ...about, version: last.version, content: last.content, revisions };
}

/** Author and place never change; one source may fill in what another left out. */
function described(known: StoredMessage | null, observed: ObservedMessage): ObservedMessage {
  if (!known) return observed;
  return {
    ...observed,
    threadTs: known.threadTs ?? observed.threadTs,
    isBroadcast: known.isBroadcast || observed.isBroadcast,
    authorId: known.authorId || observed.authorId,
    authorName: known.authorName ?? observed.authorName,
    isBot: known.isBot || observed.isBot,
  };
}

/** One content per version, oldest first. Of two with the same version, the fuller one is used. */
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

/** Any total order works if it never changes. */
function weight({ text, files }: MessageContent): string {
  return `${files.length} ${text}`;
}

/** Even a message whose text was erased keeps the version of its latest edit. */
function later(known: Pick<ObservedMessage, 'version'> | null, observed: ObservedMessage): Version {
  return known && known.version > observed.version ? known.version : observed.version;
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b;
  return a < b ? a : b;
}
