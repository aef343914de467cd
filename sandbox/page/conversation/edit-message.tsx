import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageSeen } from '../../browser/protocol.js';
import { usePage } from '../page-context.js';
import { typedFrom } from './typed-from.js';

/** Edits one's own message. Enter saves, Escape cancels. */
export function EditMessage({ message, onDone }: { message: MessageSeen; onDone(): void }) {
  const { act, workspace } = usePage();
  const [text, setText] = useState(() => typedFrom(message.text, workspace));
  const [failed, setFailed] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, []);
  const save = async () => {
    if (text.trim() === '') return;
    const { channel, ts } = message;
    const done = await act({ kind: 'edits', message: { channel, ts }, text });
    if (done.failed) setFailed(done.failed);
    else onDone();
  };
  return (
    <form
      class="edit-message"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        ref={field}
        aria-label="Edit message"
        maxLength={40_000}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      {failed && (
        <p class="failure" role="alert">
          {failed}
        </p>
      )}
      <p class="edit-buttons">
        <button type="button" onClick={onDone}>
          Cancel
        </button>
        <button type="submit" class="primary">
          Save
        </button>
      </p>
    </form>
  );
}
