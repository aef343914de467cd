import type { RefObject } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { emojiOf } from '../../emoji/emoji.js';
import { Popover } from '../widgets/popover.js';
import { searchBox } from '../widgets/search-box.js';
import { emojiFound } from './emoji-found.js';
import { recentEmoji, usedEmoji } from './recent-emoji.js';

const columns = 8;

/** All emoji with a search, recent ones first. Arrow keys move, Enter selects. */
export function EmojiPicker({
  anchor,
  onPick,
  onClose,
}: {
  anchor: RefObject<HTMLElement | null>;
  onPick(name: string): void;
  onClose(): void;
}) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = useMemo(() => emojiFound(query, recentEmoji()), [query]);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => search.current?.focus(), []);
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);
  const pick = (name: string | undefined) => {
    if (!name) return;
    usedEmoji(name);
    onClose();
    onPick(name);
  };
  return (
    <Popover anchor={anchor} label="Emoji" class="emoji-picker" onClose={onClose}>
      <input
        ref={search}
        {...searchBox}
        placeholder="Search emoji"
        aria-label="Search emoji"
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        value={query}
        onInput={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            return pick(found[active]);
          }
          const step = steps[event.key];
          if (step === undefined) return;
          event.preventDefault();
          setActive(Math.max(0, Math.min(found.length - 1, active + step)));
        }}
      />
      <div class="emoji-grid" role="listbox" aria-label="Emoji" id={id} ref={list}>
        {found.map((name, index) => (
          <button
            key={name}
            id={`${id}-${index}`}
            type="button"
            role="option"
            aria-selected={index === active}
            aria-label={name.replaceAll('_', ' ')}
            title={`:${name}:`}
            tabIndex={-1}
            onClick={() => pick(name)}
          >
            {emojiOf(name)}
          </button>
        ))}
      </div>
      <p class="emoji-name" role="status">
        {found[active] ? `:${found[active]}:` : 'No matching emoji'}
      </p>
    </Popover>
  );
}

const steps: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
};
