import type { ShownView } from '../../state/workspace.js';
import { Blocks } from '../blocks/blocks.js';
import { usePage } from '../page-context.js';

/** The person's open modals: the top one is in their hands. */
export function Modals({ modals }: { modals: ShownView[] }) {
  const { act } = usePage();
  const top = modals.at(-1);
  if (!top) return null;
  return (
    <dialog open class="modal">
      <h2>{String((top.title as { text?: string } | undefined)?.text ?? '')}</h2>
      <Blocks blocks={top.blocks} where={{ view: top.id }} state={top.state.values} />
      <button type="button" onClick={() => act({ kind: 'closes' })}>
        Close
      </button>
      {top.submit && (
        <button type="button" onClick={() => act({ kind: 'submits', values: {} })}>
          {String(top.submit.text)}
        </button>
      )}
    </dialog>
  );
}
