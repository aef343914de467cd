import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Look } from '../browser/from-page.js';
import type { Place } from './address.js';
import { type Connection, connect } from './connection.js';
import { ControlRoom } from './control-room/control-room.js';
import { FaultBanner } from './control-room/fault-banner.js';
import { Conversation } from './conversation/conversation.js';
import { Thread } from './conversation/thread.js';
import { drafts } from './drafts.js';
import { Home } from './home/home.js';
import { Modals } from './modal/modals.js';
import { type PageContext, pageContext } from './page-context.js';
import { isBoolean, useRemembered } from './remembered.js';
import { afterTelling, nothingSeen, type Seen } from './seen.js';
import { SideBar } from './side-bar/side-bar.js';
import { TopBar } from './top-bar.js';
import { Tour } from './tour/tour.js';
import { usePlace } from './use-place.js';

/** The whole page. */
export function App() {
  const [seen, setSeen] = useState<Seen>(nothingSeen);
  const [place, go] = usePlace();
  const [isTourOpen, setTourOpen] = useRemembered('tour', true, isBoolean);
  const [isControlOpen, setControlOpen] = useRemembered('control-room', false, isBoolean);
  const [isSideBarOpen, setSideBarOpen] = useState(false);
  const connection = useRef<Connection>(undefined);
  connection.current ??= connect({
    onSeen: (told) => setSeen((before) => afterTelling(before, told)),
    onLine: (isConnected) => setSeen((before) => ({ ...before, isConnected })),
  });
  const { workspace } = seen;
  const me = workspace?.people.find(({ name }) => name === place.as) ?? workspace?.people[0];
  useEffect(
    () => connection.current?.look(lookOf(place, { id: me?.id, log: isControlOpen ? logLines : 0 })),
    [place, me?.id, isControlOpen],
  );
  useEffect(() => setSideBarOpen(false), [place]);
  const page = useMemo<PageContext | undefined>(
    () =>
      workspace && me
        ? {
            me,
            workspace,
            place,
            go,
            act: (act) => connection.current?.act(act) ?? Promise.resolve({ failed: 'Not connected.' }),
            draft: (line, channel = place.at) => drafts.put(channel, line),
          }
        : undefined,
    [workspace, me, place, go],
  );
  if (!page) return <p class="waiting">Opening the workspace …</p>;
  return (
    <pageContext.Provider value={page}>
      <div class={isSideBarOpen ? 'page side-bar-open' : 'page'}>
        {!seen.isConnected && (
          <p class="banner" role="status">
            The sandbox has gone. Trying to reach it again …
          </p>
        )}
        {seen.control && <FaultBanner control={seen.control} />}
        <TopBar
          workspace={page.workspace.name}
          open={{ tour: isTourOpen, controlRoom: isControlOpen }}
          onToggle={(panel) => (panel === 'tour' ? setTourOpen(!isTourOpen) : setControlOpen(!isControlOpen))}
          isSideBarOpen={isSideBarOpen}
          onSideBar={() => setSideBarOpen(!isSideBarOpen)}
        />
        <SideBar sideBar={seen.sideBar} />
        {place.at === 'home' ? (
          <Home view={seen.home ?? null} />
        ) : (
          <Conversation channel={seen.channel ?? null} messages={seen.lists.messages} />
        )}
        <div class="panels">
          {place.thread && seen.channel && <Thread channel={seen.channel} replies={seen.lists.replies} />}
          {isTourOpen && <Tour steps={seen.tour ?? []} />}
          {isControlOpen && seen.control && <ControlRoom control={seen.control} log={seen.lists.log} />}
        </div>
        <Modals modals={seen.modals ?? []} />
      </div>
    </pageContext.Provider>
  );
}

const logLines = 500;

function lookOf({ as, at, thread }: Place, { id, log }: { id: string | undefined; log: number }): Look {
  return { as: id ?? as, at, limit: 100, log, ...(thread ? { thread } : {}) };
}
