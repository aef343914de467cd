import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Dict } from '../../json.js';
import { TextObject, textWords } from '../text/text-object.js';

interface Props {
  confirm: Dict;
  onAnswer(isConfirmed: boolean): void;
}

/** Slack's confirmation dialog. */
export function ConfirmDialog({ confirm, onAnswer }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="modal confirm"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onAnswer(false);
      }}
    >
      <h2 id={id}>{textWords(confirm.title) ?? 'Are you sure?'}</h2>
      <div class="modal-body">
        <TextObject object={confirm.text} />
      </div>
      <footer>
        <button type="button" class="button" onClick={() => onAnswer(false)}>
          {textWords(confirm.deny) ?? 'Cancel'}
        </button>
        <button
          type="button"
          class={confirm.style === 'danger' ? 'button danger' : 'button primary'}
          onClick={() => onAnswer(true)}
        >
          {textWords(confirm.confirm) ?? 'Yes'}
        </button>
      </footer>
    </dialog>
  );
}
