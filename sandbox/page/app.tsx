import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { FaultBanner } from './control-room/fault-banner.js';
import { Conversation } from './conversation/conversation.js';
import { draftKey, drafts } from './drafts.js';
import { Home } from './home/home.js';
import { Modals } from './modal/modals.js';
import { setAhead } from './now.js';
import { type PageContext, pageContext } from './page-context.js';
import { Panels } from './panels.js';
import { isBoolean, useRemembered } from './remembered.js';
import { SideBar } from './side-bar/side-bar.js';
import { Switcher } from './switcher.js';
import { TopBar } from './top-bar.js';
import { useDrawer } from './use-drawer.js';
import { useKeys } from './use-keys.js';
import { useLimit } from './use-limit.js';
import { usePlace } from './use-place.js';
import { useSandbox } from './use-sandbox.js';
import { useTitle } from './use-title.js';

const logLines = 500;

/** The whole page. */
export function App() {
  const [place, go] = usePlace();
  const [isTourOpen, setTourOpen] = useRemembered('tour', isWide(), isBoolean);
  const [isControlOpen, setControlOpen] = useRemembered('control-room', false, isBoolean);
  const [isSideBarOpen, setSideBarOpen] = useState(false);
  const [isSwitching, setSwitching] = useState(false);
  const [limit, onMore] = useLimit(place.at);
  const { as, at, thread, message } = place;
  const [seen, act] = useSandbox({
    as,
    at,
    limit,
    log: isControlOpen ? logLines : 0,
    ...(thread ? { thread } : {}),
    ...(message ? { message } : {}),
  });
  const { workspace, viewer, control, tour } = seen;
  const hasTour = (tour?.steps.length ?? 0) > 0;
  const me = workspace?.people.find(({ id }) => id === viewer);
  const page = useMemo<PageContext | undefined>(
    () =>
      workspace && me
        ? {
            me,
            workspace,
            place,
            go,
            act,
            draft: (line, { channel = place.at, person = me.id } = {}) =>
              drafts.put(draftKey(person, channel), line),
          }
        : undefined,
    [workspace, me, place, go, act],
  );
  setAhead(control?.aheadMs ?? 0);
  const closeSideBar = useCallback(() => setSideBarOpen(false), []);
  useEffect(closeSideBar, [place]);
  useDrawer(isSideBarOpen, closeSideBar);
  useTitle(seen, page);
  useKeys({ onSwitcher: useCallback(() => setSwitching(true), []) });
  if (!page) return <p class="waiting">Opening the workspace …</p>;
  return (
    <pageContext.Provider value={page}>
      <div class={isSideBarOpen ? 'page side-bar-open' : 'page'}>
        <button type="button" class="skip" onClick={skip}>
          Skip to the conversation
        </button>
        {!seen.isConnected && (
          <p class="banner" role="status">
            The sandbox has gone. Trying to reach it again …
          </p>
        )}
        {control && <FaultBanner control={control} />}
        <TopBar
          workspace={page.workspace.name}
          hasTour={hasTour}
          open={{ tour: isTourOpen, controlRoom: isControlOpen }}
          onToggle={(panel) => (panel === 'tour' ? setTourOpen(!isTourOpen) : setControlOpen(!isControlOpen))}
          isSideBarOpen={isSideBarOpen}
          onSideBar={() => setSideBarOpen(!isSideBarOpen)}
          onSwitcher={() => setSwitching(true)}
        />
        <SideBar sideBar={seen.sideBar} />
        {place.at === 'home' ? (
          <Home view={seen.home ?? null} />
        ) : (
          <Conversation channel={seen.channel ?? null} messages={seen.lists.messages} onMore={onMore} />
        )}
        <Panels seen={seen} isTourOpen={isTourOpen && hasTour} isControlOpen={isControlOpen} />
        <Modals modals={seen.modals ?? []} />
        {isSwitching && <Switcher onClose={() => setSwitching(false)} />}
      </div>
    </pageContext.Provider>
  );
}

/** Whether there is room for something beside the conversation. */
function isWide(): boolean {
  return matchMedia('(min-width: 64rem)').matches;
}

/** A link to a part of the page would take the place of the message that the address names. */
function skip(): void {
  document.querySelector<HTMLElement>('main textarea, main [tabindex="0"], main button')?.focus();
}
