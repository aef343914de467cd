import type { MessageRef } from './observed-message.js';

/**
 * The web address of a message; `workspaceUrl` ends with a slash. Source: the form that Slack's chat.getPermalink
 * returns.
 */
export function permalink(
  workspaceUrl: string,
  { channelId, ts, threadTs }: MessageRef & { threadTs: string | null },
): string {
  const address = `${workspaceUrl}archives/${channelId}/p${ts.replace('.', '')}`;
  const isReply = threadTs !== null && threadTs !== ts;
  return isReply ? `${address}?thread_ts=${threadTs}&cid=${channelId}` : address;
}
