import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ShownView } from '../../state/workspace.js';
import { failureWords } from '../blocks/failure-words.js';
import { usePage } from '../page-context.js';

interface Submission {
  isBusy: boolean;
  failed: string | undefined;
  /** Input errors by block_id. */
  errors: Record<string, string>;
  submit(): Promise<void>;
}

interface Form {
  view: ShownView;
  /** Text that the server doesn't have yet, by block_id. */
  drafts: Map<string, unknown>;
  dialog: RefObject<HTMLDialogElement | null>;
}

/** Submits a modal and stores the result. Errors stay until the next attempt or the app's next update. */
export function useSubmission({ view, drafts, dialog }: Form): Submission {
  const { act } = usePage();
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const [errors, setErrors] = useState<Record<string, string>>({});
  useEffect(() => setErrors({}), [view.hash]);
  useEffect(() => {
    if (Object.keys(errors).length > 0) focusFirstFault(dialog.current);
  }, [errors]);
  const submit = async () => {
    if (isBusy) return;
    setBusy(true);
    setFailed(undefined);
    const ids = new Set(view.blocks.map((block) => block.block_id));
    const values = Object.fromEntries([...drafts].filter(([id]) => ids.has(id)));
    const done = await act({ kind: 'submits', values });
    setBusy(false);
    setErrors(done.errors ?? {});
    setFailed(done.failed && failureWords(done.failed));
  };
  return { isBusy, failed, errors, submit };
}

function focusFirstFault(dialog: HTMLDialogElement | null): void {
  dialog?.querySelector<HTMLElement>('.input-block.invalid :is(input, textarea, button)')?.focus();
}
