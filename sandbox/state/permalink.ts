import type { SandboxContext } from './context.js';
import type { Message } from './workspace.js';

/** A message's permalink in Slack's format; replies include their thread. */
export function permalink(context: SandboxContext, message: Message): string {
  const base = `https://${context.workspace.team.domain}.slack.com/archives/${message.channel}/p${message.ts.replace('.', '')}`;
  const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  return isReply ? `${base}?thread_ts=${message.thread_ts}&cid=${message.channel}` : base;
}
