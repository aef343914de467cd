import type { ShownView } from '../../state/workspace.js';
import { Modal } from './modal.js';

/** The person's open modals, one over the other: only the top one is in their hands. */
export function Modals({ modals }: { modals: ShownView[] }) {
  return (
    <>
      {modals.map((view, depth) => (
        <Modal key={view.id} view={view} depth={depth} />
      ))}
    </>
  );
}
