/** Slack's id of a message: its channel's id, and a timestamp that is unique within the channel. */
export interface MessageRef {
  workspaceId: string;
  channelId: string;
  /** Seconds since 1970 with six decimals. */
  ts: string;
}

/** A file attached to a message, as Slack describes it; the bytes stay in Slack. */
export interface ObservedFile {
  id: string;
  name: string;
  mimetype: string;
  /** Bytes. */
  size: number;
  permalink: string | null;
}

/** A message's content. Every edit in Slack replaces it. */
export interface MessageContent {
  /** As people read it: Slack's escapes are decoded; references keep Slack's form, such as `<@U…>`. */
  text: string;
  files: ObservedFile[];
}

/**
 * Identifies one of a message's contents: the time of the edit, or the message's own. Equal lengths, so they compare as
 * text.
 */
export type Version = string;

/** A message as reported by Slack. */
export interface ObservedMessage extends MessageRef {
  threadTs: string | null;
  /** A reply that is also shown in the channel. */
  isBroadcast: boolean;
  /** The user, or the bot for a bot message without a user; empty if Slack didn't say. */
  authorId: string;
  /** The bot's display name in this message; null for people. */
  authorName: string | null;
  isBot: boolean;
  version: Version;
  content: MessageContent;
}

/** One thing that happened to a message. Changes may arrive late, twice and in any order. */
export type MessageChange =
  | { kind: 'posted'; message: ObservedMessage }
  /** `before`: the previous content, if Slack sent it. */
  | { kind: 'edited'; message: ObservedMessage; before: ObservedMessage | null }
  | { kind: 'deleted'; message: ObservedMessage; at: Date };

/** Whether two messages have the same text and files. */
export function hasSameContent(
  { content: one }: ObservedMessage,
  { content: other }: ObservedMessage,
): boolean {
  const files = (content: MessageContent) => content.files.map(({ id }) => id).join();
  return one.text === other.text && files(one) === files(other);
}

/** The time of a Slack timestamp, to the millisecond. */
export function timeOf(ts: string): Date {
  return new Date(Math.round(Number(ts) * 1_000));
}
