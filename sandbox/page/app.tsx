import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Look } from '../browser/from-page.js';
import { type Place, pathOf, placeAt } from './address.js';
import { type Connection, connect } from './connection.js';
import { Conversation } from './conversation/conversation.js';
import { Thread } from './conversation/thread.js';
import { Home } from './home/home.js';
import { Modals } from './modal/modals.js';
import { type PageContext, pageContext } from './page-context.js';
import { afterTelling, nothingSeen, type Seen } from './seen.js';
import { SideBar } from './side-bar/side-bar.js';

/** The whole page. */
export function App() {
  const [seen, setSeen] = useState<Seen>(nothingSeen);
  const [place, go] = usePlace();
  const connection = useRef<Connection>(undefined);
  connection.current ??= connect({
    onSeen: (told) => setSeen((before) => afterTelling(before, told)),
    onLine: (isConnected) => setSeen((before) => ({ ...before, isConnected })),
  });
  const { workspace } = seen;
  const me = workspace?.people.find(({ name }) => name === place.as) ?? workspace?.people[0];
  useEffect(() => connection.current?.look(lookOf(place, me?.id)), [place, me?.id]);
  const page = useMemo<PageContext | undefined>(
    () =>
      workspace && me
        ? {
            me,
            workspace,
            place,
            go,
            act: (act) => connection.current?.act(act) ?? Promise.resolve({ failed: 'Not connected.' }),
          }
        : undefined,
    [workspace, me, place, go],
  );
  if (!page) return <p class="waiting">Opening the workspace …</p>;
  return (
    <pageContext.Provider value={page}>
      <div class="page">
        {!seen.isConnected && (
          <p class="banner" role="status">
            The sandbox has gone. Trying to reach it again …
          </p>
        )}
        <SideBar sideBar={seen.sideBar} />
        {place.at === 'home' ? (
          <Home view={seen.home ?? null} />
        ) : (
          <Conversation channel={seen.channel ?? null} messages={seen.lists.messages} />
        )}
        {place.thread && seen.channel && <Thread channel={seen.channel} replies={seen.lists.replies} />}
        <Modals modals={seen.modals ?? []} />
      </div>
    </pageContext.Provider>
  );
}

function lookOf({ as, at, thread }: Place, id: string | undefined): Look {
  return { as: id ?? as, at, limit: 100, ...(thread ? { thread } : {}) };
}

/** The place that the address names, and the way to another. */
function usePlace(): [Place, (to: Partial<Place>) => void] {
  const [place, setPlace] = useState(() => placeAt(location.pathname));
  useEffect(() => {
    const follow = () => setPlace(placeAt(location.pathname));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useMemo(
    () => (to: Partial<Place>) =>
      setPlace((from) => {
        const next = { ...from, ...to };
        if (pathOf(next) !== location.pathname) history.pushState(null, '', pathOf(next));
        return next;
      }),
    [],
  );
  return [place, go];
}
