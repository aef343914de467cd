import { usePage } from '../page-context.js';

interface Props {
  titleId: string;
  title: string;
  /** How many modals lie below. */
  depth: number;
}

/** The title, whose app it is, the way back to the modal below, and the way out of all of them. */
export function ModalHeader({ titleId, title, depth }: Props) {
  const { act, workspace } = usePage();
  const closeAll = async () => {
    for (let left = depth; left >= 0; left--) await act({ kind: 'closes' });
  };
  return (
    <header>
      {depth > 0 && (
        <button
          type="button"
          class="icon-button"
          aria-label="Back"
          onClick={() => void act({ kind: 'closes' })}
        >
          <span aria-hidden="true">←</span>
        </button>
      )}
      <h2 id={titleId}>{title}</h2>
      <span class="app-name">{workspace.app.name}</span>
      <button type="button" class="icon-button" aria-label="Dismiss" onClick={() => void closeAll()}>
        <span aria-hidden="true">×</span>
      </button>
    </header>
  );
}
