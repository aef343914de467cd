/** A message as Slack told of it. `ts`: Slack's id of it within the channel, seconds with a fraction. */
export interface SeenMessage {
  workspaceId: string;
  channelId: string;
  ts: string;
  threadTs: string | null;
  /** The user or, for a bot's message without a user, the bot. */
  authorId: string;
  text: string;
}
