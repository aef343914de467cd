import { channelNamed } from '../state/channel-access.js';
import type { SandboxContext } from '../state/context.js';

/** Converts typed text to Slack's format: `@dana` to `<@U…>`, `#general` to `<#C…|general>`, links, escaped `&<>`. */
export function expandMentions(context: SandboxContext, typed: string, form: 'message' | 'command'): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .replace(
      /(?<![\w.])@([a-z0-9][a-z0-9._-]*[a-z0-9]|[a-z0-9])/gi,
      (whole, name: string) => mention(context, name, form) ?? whole,
    )
    .replace(/(?<![\w&])#([\p{L}\p{N}_-]+)/gu, (whole, name: string) => {
      const channel = channelNamed(context, name);
      return channel ? `<#${channel.id}|${channel.name}>` : whole;
    })
    .replace(/(?<![<|])https?:\/\/[^\s<>|]+/g, (url) => `<${url}>`);
}

function mention(context: SandboxContext, name: string, form: 'message' | 'command'): string | undefined {
  if (['here', 'channel', 'everyone'].includes(name)) return `<!${name}>`;
  const user = Object.values(context.workspace.users).find((one) => one.name === name);
  if (user) return form === 'command' ? `<@${user.id}|${user.name}>` : `<@${user.id}>`;
  const group = Object.values(context.workspace.userGroups).find((one) => one.handle === name);
  return group ? `<!subteam^${group.id}|@${group.handle}>` : undefined;
}
