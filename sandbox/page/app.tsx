import { useCallback, useMemo, useState } from 'preact/hooks';
import { FaultBanner } from './control-room/fault-banner.js';
import { Conversation } from './conversation/conversation.js';
import { Panels } from './frame/panels.js';
import { Switcher } from './frame/switcher.js';
import { TopBar } from './frame/top-bar.js';
import { useKeys } from './frame/use-keys.js';
import { usePanels } from './frame/use-panels.js';
import { useTitle } from './frame/use-title.js';
import { Home } from './home/home.js';
import { setAhead } from './line/now.js';
import { useLimit } from './line/use-limit.js';
import { useSandbox } from './line/use-sandbox.js';
import { Modals } from './modal/modals.js';
import { type PageContext, pageContext } from './page-context.js';
import { draftKey, drafts } from './place/drafts.js';
import { usePlace } from './place/use-place.js';
import { SideBar } from './side-bar/side-bar.js';

const logLines = 500;

/** The page. */
export function App() {
  const [place, go] = usePlace();
  const { open, toggle, isSideBarOpen, toggleSideBar, uncover } = usePanels(place);
  const [isSwitching, setSwitching] = useState(false);
  const [limit, onMore] = useLimit(place.at);
  const { as, at, thread, message } = place;
  const [seen, act] = useSandbox({
    as,
    at,
    limit,
    log: open.controlRoom ? logLines : 0,
    ...(thread ? { thread } : {}),
    ...(message ? { message } : {}),
  });
  const { workspace, viewer, control, tour } = seen;
  const hasTour = (tour?.chapters.length ?? 0) > 0;
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
            draft(line, { channel = place.at, person = me.id } = {}) {
              uncover();
              drafts.put(draftKey(person, channel), line);
            },
          }
        : undefined,
    [workspace, me, place, go, act],
  );
  setAhead(control?.aheadMs ?? 0);
  useTitle(seen, page);
  useKeys({ onSwitcher: useCallback(() => setSwitching(true), []) });
  if (!page) return <p class="waiting">Opening the workspace…</p>;
  return (
    <pageContext.Provider value={page}>
      <div class={isSideBarOpen ? 'page side-bar-open' : 'page'}>
        <button type="button" class="skip" onClick={skip}>
          Skip to the conversation
        </button>
        {!seen.isConnected && (
          <p class="banner" role="status">
            Lost the connection to the sandbox. Reconnecting…
          </p>
        )}
        {control && <FaultBanner control={control} />}
        <TopBar
          workspace={page.workspace.name}
          guide={page.workspace.guide}
          hasTour={hasTour}
          open={open}
          onToggle={toggle}
          isSideBarOpen={isSideBarOpen}
          onSideBar={toggleSideBar}
          onSwitcher={() => setSwitching(true)}
        />
        <SideBar sideBar={seen.sideBar} />
        {place.at === 'home' ? (
          <Home view={seen.home ?? null} />
        ) : (
          <Conversation
            channel={seen.channel ?? null}
            messages={seen.lists.messages}
            isTold={seen.at === place.at}
            onMore={onMore}
          />
        )}
        <Panels seen={seen} open={{ ...open, tour: open.tour && hasTour }} />
        <Modals modals={seen.modals ?? []} />
        {isSwitching && <Switcher onClose={() => setSwitching(false)} />}
      </div>
    </pageContext.Provider>
  );
}

/** Following a link to a part of the page would remove the message from the page's address. */
function skip(): void {
  document.querySelector<HTMLElement>('main textarea, main [tabindex="0"], main button')?.focus();
}
