import { useId, useRef } from 'preact/hooks';
import type { ShownView } from '../../state/workspace.js';
import { Blocks } from '../blocks/blocks.js';
import { usePage } from '../page-context.js';
import { textWords } from '../text/text-object.js';
import { ModalHeader } from './modal-header.js';
import { useShown } from './use-shown.js';
import { useSubmission } from './use-submission.js';

interface Props {
  view: ShownView;
  /** How many modals are below it. */
  depth: number;
}

/** A modal. Typed text stays in its field while the app re-renders. */
export function Modal({ view, depth }: Props) {
  const { act } = usePage();
  const id = useId();
  const drafts = useRef(new Map<string, unknown>());
  const isLeaving = useRef(false);
  const close = async () => {
    if (isLeaving.current) return;
    isLeaving.current = true;
    await act({ kind: 'closes' });
    isLeaving.current = false;
  };
  const dialog = useShown(view.hash, () => void close());
  const { isBusy, failed, errors, submit } = useSubmission({ view, drafts: drafts.current, dialog });
  const submitWords = textWords(view.submit);
  return (
    <dialog
      ref={dialog}
      class="modal"
      aria-labelledby={id}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        void close();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (submitWords) void submit();
        }}
      >
        <ModalHeader titleId={id} title={textWords(view.title) ?? ''} depth={depth} />
        <div class="modal-body">
          <Blocks
            blocks={view.blocks}
            where={{ view: view.id }}
            state={view.state.values}
            drafts={drafts.current}
            errors={errors}
          />
        </div>
        {failed && (
          <p class="failure" role="alert">
            {failed}
          </p>
        )}
        <footer>
          <button type="button" class="button" onClick={() => void close()}>
            {textWords(view.close) ?? (submitWords ? 'Cancel' : 'Close')}
          </button>
          {submitWords && (
            <button
              type="submit"
              class="button primary"
              aria-busy={isBusy || undefined}
              aria-disabled={isBusy || undefined}
            >
              {submitWords}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
