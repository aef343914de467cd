import type { ChannelSeen, PersonSeen, WorkspaceSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';

export type NoComposerReason = 'archived' | 'not_a_member' | 'deactivated' | 'app_takes_none';

/** Why the person can't type here; undefined if they can. */
export function whyNoComposer(
  channel: ChannelSeen,
  { me, workspace }: { me: PersonSeen; workspace: WorkspaceSeen },
): NoComposerReason | undefined {
  if (me.kind === 'deactivated') return 'deactivated';
  if (channel.isArchived) return 'archived';
  if (channel.kind === 'im' && !workspace.app.takesMessages) return 'app_takes_none';
  return channel.isMember ? undefined : 'not_a_member';
}

/** Replaces the composer. */
export function NoComposer({ channel, reason }: { channel: ChannelSeen; reason: NoComposerReason }) {
  const { act, me } = usePage();
  switch (reason) {
    case 'archived':
      return <p class="no-composer">#{channel.name} is archived. Its messages stay, but nobody can post.</p>;
    case 'deactivated':
      return <p class="no-composer">{me.realName}'s account is deactivated. Switch to another person.</p>;
    case 'app_takes_none':
      return <p class="no-composer">Sending messages to this app has been turned off.</p>;
    case 'not_a_member':
      return (
        <p class="no-composer">
          You are looking at <b>#{channel.name}</b>
          <button
            type="button"
            class="primary"
            onClick={() => void act({ kind: 'joins', channel: channel.id })}
          >
            Join channel
          </button>
        </p>
      );
  }
}
