import { useEffect, useState } from 'preact/hooks';
import type { ShownView } from '../../state/workspace.js';
import { Blocks } from '../blocks/blocks.js';
import { usePage } from '../page-context.js';
import { About } from './about.js';
import { HomeTabs, type Tab } from './home-tabs.js';

/** The app's page: its Home tab, messages and About. */
export function Home({ view }: { view: ShownView | null }) {
  const { act, go, me, workspace } = usePage();
  const [tab, setTab] = useState<Tab>('home');
  useEffect(() => void act({ kind: 'opensHome' }), [me.id]);
  const choose = async (chosen: Tab) => {
    if (chosen !== 'messages') return setTab(chosen);
    const { channel } = await act({ kind: 'opensDirect' });
    if (channel) go({ at: channel, thread: '' });
  };
  return (
    <main class="home" id="main">
      <header>
        <h2>{workspace.app.name}</h2>
        <HomeTabs tab={tab} onChoose={(chosen) => void choose(chosen)} />
      </header>
      <div class="home-body" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'about' ? <About /> : <HomeView view={view} />}
      </div>
    </main>
  );
}

function HomeView({ view }: { view: ShownView | null }) {
  const { workspace } = usePage();
  if (!view) return <p class="nothing">{workspace.app.name} hasn’t published anything here yet.</p>;
  return <Blocks key={view.id} blocks={view.blocks} where={{ view: view.id }} state={view.state.values} />;
}
