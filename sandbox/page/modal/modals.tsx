import type { ShownView } from '../../state/workspace.js';
import { Modal } from './modal.js';

/** The person's open modals; only the top one is usable. */
export function Modals({ modals }: { modals: ShownView[] }) {
  return (
    <>
      {modals.map((view, depth) => (
        <Modal key={view.id} view={view} depth={depth} />
      ))}
    </>
  );
}
