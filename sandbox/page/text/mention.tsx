import { usePage } from '../page-context.js';
import { channelName, displayName, personOf } from './names.js';

/** A user mention, highlighted for the person themselves. */
export function UserMention({ id, label }: { id: string; label?: string }) {
  const { workspace, me } = usePage();
  const person = personOf(workspace, id);
  const name = displayName(workspace, id) ?? label ?? id;
  return (
    <span class={id === me.id ? 'mention me' : 'mention'} title={person?.realName}>
      @{bare(name)}
    </span>
  );
}

/** A channel mention with a link, or a muted text if the person can't see the channel. */
export function ChannelMention({ id, label }: { id: string; label?: string }) {
  const { workspace, go } = usePage();
  const name = channelName(workspace, id);
  if (name === undefined)
    return <span class="mention">{label ? `#${bare(label)}` : '🔒 private-channel'}</span>;
  return (
    <button type="button" class="mention" onClick={() => go({ at: id, thread: '' })}>
      #{name}
    </button>
  );
}

export function GroupMention({ id, label }: { id: string; label?: string }) {
  const { workspace } = usePage();
  const group = workspace.groups.find((one) => one.id === id);
  return (
    <span class="mention" title={group?.name}>
      @{group?.handle ?? bare(label ?? id)}
    </span>
  );
}

/** @here, @channel or @everyone. */
export function BroadcastMention({ range }: { range: string }) {
  return <span class="mention me">@{bare(range)}</span>;
}

function bare(name: string): string {
  return name.replace(/^[@#]/, '');
}
