import type { SideBar as Seen, SideBarChannel } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { PersonSwitch } from './person-switch.js';

/** Channels, direct messages and the app, with unread marks; and whose eyes these are. */
export function SideBar({ sideBar }: { sideBar: Seen | undefined }) {
  const { workspace, place, go } = usePage();
  const channels = sideBar?.channels ?? [];
  return (
    <nav class="side-bar" aria-label="Channels">
      <h1>{workspace.name}</h1>
      <PersonSwitch />
      <ul>
        {channels.map((channel) => (
          <Entry key={channel.id} channel={channel} />
        ))}
      </ul>
      <h2>Apps</h2>
      <ul>
        <li>
          <button
            type="button"
            aria-current={place.at === 'home' ? 'page' : undefined}
            onClick={() => go({ at: 'home', thread: '' })}
          >
            {workspace.app.name}
          </button>
        </li>
      </ul>
    </nav>
  );
}

function Entry({ channel }: { channel: SideBarChannel }) {
  const { place, go } = usePage();
  return (
    <li>
      <button
        type="button"
        class={channel.unread > 0 ? 'unread' : ''}
        aria-current={place.at === channel.id ? 'page' : undefined}
        onClick={() => go({ at: channel.id, thread: '' })}
      >
        {channel.kind === 'private' ? '🔒 ' : '# '}
        {channel.name}
        {channel.mentions > 0 && <span class="badge">{channel.mentions}</span>}
      </button>
    </li>
  );
}
