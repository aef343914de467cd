import { usePage } from '../page-context.js';

interface Props {
  titleId: string;
  title: string;
  /** How many modals are below. */
  depth: number;
}

/** Title and app name, a back button to the modal below, and a button that closes all. */
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
