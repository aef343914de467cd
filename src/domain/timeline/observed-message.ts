/** Slack's id of a message: its channel's id, and a time that is unique within the channel. */
export interface MessageRef {
  workspaceId: string;
  channelId: string;
  /** Seconds since 1970 with six digits after the point. */
  ts: string;
}

/** A file beside a message, as Slack describes it; its bytes stay in Slack. */
export interface ObservedFile {
  id: string;
  name: string;
  mimetype: string;
  /** Bytes. */
  size: number;
  permalink: string | null;
}

/** What a message says. Slack changes it with every edit. */
export interface MessageContent {
  /** As people read it: without Slack's entities; references stay as Slack writes them, such as `<@U…>`. */
  text: string;
  files: ObservedFile[];
}

/** Which of a message's contents it is: the time of the edit, or the message's own. Equal lengths, so they compare as text. */
export type Version = string;

/** A message as Slack told of it. */
export interface ObservedMessage extends MessageRef {
  threadTs: string | null;
  /** A reply that is shown in the channel as well. */
  isBroadcast: boolean;
  /** The user or, for a bot's message without a user, the bot; empty where Slack did not say. */
  authorId: string;
  /** What a bot calls itself in this message; else null. */
  authorName: string | null;
  isBot: boolean;
  version: Version;
  content: MessageContent;
}

/** One thing that happened to a message. They come late, twice, and in any order. */
export type MessageChange =
  | { kind: 'posted'; message: ObservedMessage }
  /** `before`: what it said until then, where Slack told. */
  | { kind: 'edited'; message: ObservedMessage; before: ObservedMessage | null }
  | { kind: 'deleted'; message: ObservedMessage; at: Date };

/** Whether two messages have the same words and files. */
export function saysTheSame({ content: one }: ObservedMessage, { content: other }: ObservedMessage): boolean {
  const files = (content: MessageContent) => content.files.map(({ id }) => id).join();
  return one.text === other.text && files(one) === files(other);
}

/** The time that a timestamp of Slack's stands for, to the millisecond. */
export function timeOf(ts: string): Date {
  return new Date(Math.round(Number(ts) * 1_000));
}
