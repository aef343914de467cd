import { useEffect } from 'preact/hooks';
import type { ShownView } from '../../state/workspace.js';
import { Blocks } from '../blocks/blocks.js';
import { usePage } from '../page-context.js';

/** The app's Home tab. */
export function Home({ view }: { view: ShownView | null }) {
  const { act, me } = usePage();
  useEffect(() => void act({ kind: 'opensHome' }), [me.id]);
  return (
    <main class="home">
      {view ? (
        <Blocks blocks={view.blocks} where={{ view: view.id }} state={view.state.values} />
      ) : (
        'Nothing here yet.'
      )}
    </main>
  );
}
