import type { WorkspaceSeen } from '../../browser/protocol.js';
import type { ChannelKind } from '../../state/workspace.js';

/** A channel's name, or the app's name for a direct message. */
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

/** The name for sentences and the composer's label. */
export function conversationTitle(
  channel: { name: string; kind: ChannelKind },
  workspace: WorkspaceSeen,
): string {
  const name = conversationName(channel, workspace);
  return channel.kind === 'public' || channel.kind === 'private' ? `#${name}` : name;
}
