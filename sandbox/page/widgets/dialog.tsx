import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Done } from '../../browser/protocol.js';

/** A dialog. It stays open on an error and shows the message. */
export function Dialog({
  title,
  doIt,
  isDanger,
  onDo,
  onClose,
  children,
}: {
  title: string;
  /** Label of the submit button; without it the dialog can only be closed. */
  doIt?: string;
  isDanger?: boolean;
  onDo?(form: FormData): Promise<Done>;
  onClose(): void;
  children: ComponentChildren;
}) {
  const own = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    own.current?.showModal();
    return () => own.current?.close();
  }, []);
  const submit = async (form: HTMLFormElement) => {
    const done = await onDo?.(new FormData(form));
    if (done?.failed) setFailed(done.failed);
    else onClose();
  };
  return (
    <dialog ref={own} class="dialog" aria-labelledby={heading} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <h2 id={heading}>{title}</h2>
        {children}
        {failed && (
          <p class="failure" role="alert">
            {failed}
          </p>
        )}
        <footer>
          <button type="button" onClick={onClose}>
            {doIt ? 'Cancel' : 'Close'}
          </button>
          {doIt && (
            <button type="submit" class={isDanger ? 'danger' : 'primary'}>
              {doIt}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
