import type { ChannelKind } from './workspace.js';

/** `channel_type` of message events. */
export function channelType(kind: ChannelKind): string {
  switch (kind) {
    case 'public':
      return 'channel';
    case 'private':
      return 'group';
    case 'im':
      return 'im';
    case 'mpim':
      return 'mpim';
  }
}

/** The channel's name in a payload; Slack hides names of private channels and direct messages. */
export function payloadChannelName(kind: ChannelKind, name: string): string {
  switch (kind) {
    case 'public':
      return name;
    case 'private':
      return 'privategroup';
    case 'im':
      return 'directmessage';
    case 'mpim':
      return name;
  }
}

/** `channel_archive` for public channels, `group_archive` for private ones. */
export function channelEvent(kind: ChannelKind, what: string): string {
  return kind === 'private' ? `group_${what}` : `channel_${what}`;
}
