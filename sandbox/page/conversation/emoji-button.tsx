import { useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from '../widgets/icon.js';
import { EmojiPicker } from './emoji-picker.js';

/** Opens the emoji picker; `onPick` receives the short code without colons. */
export function EmojiButton({
  label,
  icon,
  look,
  onPick,
}: {
  label: string;
  icon: IconName;
  look?: string;
  onPick(name: string): void;
}) {
  const [isPicking, setPicking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        class={look}
        aria-label={label}
        title={label}
        aria-expanded={isPicking}
        onClick={() => setPicking(true)}
      >
        <Icon name={icon} />
      </button>
      {isPicking && <EmojiPicker anchor={button} onPick={onPick} onClose={() => setPicking(false)} />}
    </>
  );
}
