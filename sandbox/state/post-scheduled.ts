import { nowSeconds, type SandboxContext } from './context.js';
import { identity } from './identity.js';
import { postMessage } from './post-message.js';

/** Posts due messages. Slack accepts a scheduled message with metadata but never posts it, so it is dropped. */
export function postScheduled(context: SandboxContext): void {
  const { workspace } = context;
  const now = nowSeconds(context);
  const due = workspace.scheduled.filter((one) => one.post_at <= now);
  if (due.length === 0) return;
  workspace.scheduled = workspace.scheduled.filter((one) => one.post_at > now);
  for (const { channel, text, blocks, attachments, thread_ts, hasMetadata } of due) {
    if (hasMetadata || workspace.channels[channel]?.isArchived) continue;
    const content = {
      text,
      ...(blocks ? { blocks } : {}),
      ...(attachments ? { attachments } : {}),
      ...(thread_ts ? { thread_ts } : {}),
    };
    const { botUserId, botId, appId } = identity;
    postMessage(context, channel, { user: botUserId, bot_id: botId, app_id: appId, ...content });
  }
}
