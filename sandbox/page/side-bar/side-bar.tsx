import type { SideBar as Seen } from '../../browser/protocol.js';
import { memo } from '../widgets/memo.js';
import { isBoolean, useRemembered } from '../widgets/remembered.js';
import { AppEntries } from './app-entries.js';
import { ChannelEntry } from './channel-entry.js';
import { OtherChannels } from './other-channels.js';
import { PersonMenu } from './person-menu.js';
import { Section } from './section.js';

/** Channels, direct messages and the app, with unread marks, and the person menu. */
export const SideBar = memo(function SideBar({ sideBar }: { sideBar: Seen | undefined }) {
  const { channels = [], others = [] } = sideBar ?? {};
  const named = channels.filter(({ kind }) => kind === 'public' || kind === 'private');
  const direct = channels.filter(({ kind }) => kind === 'im' || kind === 'mpim');
  const [isOpen, setOpen] = useRemembered('channels-open', true, isBoolean);
  return (
    <nav id="side-bar" class="side-bar" aria-label="Channels">
      <PersonMenu />
      <div class="side-bar-lists">
        <Section title="Channels" isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
          {named
            .filter(({ unread }) => isOpen || unread > 0)
            .sort(byName)
            .map((channel) => (
              <ChannelEntry key={channel.id} channel={channel} />
            ))}
        </Section>
        <OtherChannels others={others} />
        <AppEntries direct={direct} />
      </div>
    </nav>
  );
});

function byName(one: { name: string }, other: { name: string }): number {
  return one.name.localeCompare(other.name, 'en', { numeric: true });
}
