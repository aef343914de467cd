import type { SideBarChannel } from '../../browser/protocol.js';
import { Avatar } from '../avatar.js';
import { usePage } from '../page-context.js';
import { isBoolean, useRemembered } from '../remembered.js';
import { ChannelEntry } from './channel-entry.js';
import { Section } from './section.js';

/** Direct conversations, and the app's own page. */
export function AppEntries({ direct }: { direct: SideBarChannel[] }) {
  const { workspace, place, go, act } = usePage();
  const { app } = workspace;
  const [isOpen, setOpen] = useRemembered('direct-open', true, isBoolean);
  const openApp = async () => {
    if (app.hasHome) return go({ at: 'home', thread: '' });
    const { channel } = await act({ kind: 'opensDirect' });
    if (channel) go({ at: channel, thread: '' });
  };
  return (
    <>
      {direct.length > 0 && (
        <Section title="Direct messages" isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
          {direct
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
            <button
              type="button"
              class="entry"
              aria-current={place.at === 'home' ? 'page' : undefined}
              onClick={() => void openApp()}
            >
              <Avatar id={app.userId} name={app.name} isApp />
              <span class="entry-name">{app.name}</span>
              <span class="unseen"> {app.hasHome ? 'Home' : 'app'}</span>
            </button>
          </li>
        </ul>
      </section>
    </>
  );
}
