import type { MessageRef } from './observed-message.js';

/**
 * The address of a message on the web; `workspaceUrl` ends with a slash. Source: Slack's chat.getPermalink, whose
 * answer has this form.
 */
export function permalink(
  workspaceUrl: string,
  { channelId, ts, threadTs }: MessageRef & { threadTs: string | null },
): string {
  const address = `${workspaceUrl}archives/${channelId}/p${ts.replace('.', '')}`;
  const isReply = threadTs !== null && threadTs !== ts;
  return isReply ? `${address}?thread_ts=${threadTs}&cid=${channelId}` : address;
}
