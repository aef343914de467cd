import type { SideBarChannel } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { Avatar } from '../widgets/avatar.js';
import { isBoolean, useRemembered } from '../widgets/remembered.js';
import { ChannelEntry } from './channel-entry.js';
import { Section } from './section.js';

/** Group messages with the app, and the app's page: its Home tab and messages. */
export function AppEntries({ direct }: { direct: SideBarChannel[] }) {
  const [isOpen, setOpen] = useRemembered('direct-open', true, isBoolean);
  const groups = direct.filter(({ kind }) => kind === 'mpim');
  return (
    <>
      {groups.length > 0 && (
        <Section title="Direct messages" isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
          {groups
            .filter(({ unread }) => isOpen || unread > 0)
            .map((channel) => (
              <ChannelEntry key={channel.id} channel={channel} />
            ))}
        </Section>
      )}
      <section>
        <h2>Apps</h2>
        <ul>
          <li>
            <AppEntry messages={direct.find(({ kind }) => kind === 'im')} />
          </li>
        </ul>
      </section>
    </>
  );
}

/** Opens unread messages, otherwise the Home tab. */
function AppEntry({ messages }: { messages: SideBarChannel | undefined }) {
  const { workspace, place, go, act } = usePage();
  const { app } = workspace;
  const isHere = place.at === 'home' || place.at === messages?.id;
  const unread = isHere ? 0 : (messages?.unread ?? 0);
  const open = async () => {
    if (app.hasHome && unread === 0) return go({ at: 'home', thread: '' });
    const channel = messages?.id ?? (await act({ kind: 'opensDirect' })).channel;
    if (channel) go({ at: channel, thread: '' });
  };
  return (
    <button
      type="button"
      class={unread > 0 ? 'entry unread' : 'entry'}
      aria-current={isHere ? 'page' : undefined}
      onClick={() => void open()}
    >
      <Avatar id={app.userId} name={app.name} isApp />
      <span class="entry-name">{app.name}</span>
      <span class="unseen"> {app.hasHome ? 'Home' : 'app'}</span>
      {unread > 0 && (
        <>
          <span class="unseen"> {unread} unread</span>
          <span class="badge" aria-hidden="true">
            {unread}
          </span>
        </>
      )}
    </button>
  );
}
