import { useRef } from 'preact/hooks';
import { Icon } from '../../widgets/icon.js';
import { EmojiButton } from '../emoji-button.js';
import { ShortcutMenu } from './shortcut-menu.js';

/** Buttons below the text: files, shortcuts, emoji, send. */
export function ComposerButtons({
  canSend,
  onFiles,
  onInsert,
  onCommand,
  onFailed,
}: {
  canSend: boolean;
  onFiles(files: Iterable<File>): void;
  onInsert(words: string): void;
  onCommand(command: string): void;
  onFailed(failed: string | undefined): void;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div class="composer-buttons">
      <button
        type="button"
        aria-label="Attach files"
        title="Attach files"
        onClick={() => chooser.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        onChange={({ currentTarget }) => {
          onFiles(currentTarget.files ?? []);
          currentTarget.value = '';
        }}
      />
      <ShortcutMenu onCommand={onCommand} onFailed={onFailed} />
      <EmojiButton label="Emoji" icon="smile" onPick={(name) => onInsert(`:${name}: `)} />
      <button type="submit" class="send" aria-label="Send" title="Send" disabled={!canSend}>
        <Icon name="send" />
      </button>
    </div>
  );
}
