import type { WorkspaceSeen } from '../../browser/protocol.js';
import type { ChannelKind } from '../../state/workspace.js';

/** What a conversation is called: a channel by its name, a direct one by the app's. */
export function conversationName(
  { name, kind }: { name: string; kind: ChannelKind },
  { app }: WorkspaceSeen,
): string {
  switch (kind) {
    case 'public':
    case 'private':
      return name;
    case 'im':
      return app.name;
    case 'mpim':
      return name.replace(/^mpdm-|-\d+$/g, '').replaceAll('--', ', ');
  }
}

/** As it stands in sentences and in what the composer is called. */
export function conversationTitle(
  channel: { name: string; kind: ChannelKind },
  workspace: WorkspaceSeen,
): string {
  const name = conversationName(channel, workspace);
  return channel.kind === 'public' || channel.kind === 'private' ? `#${name}` : name;
}
