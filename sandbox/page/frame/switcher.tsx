import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { usePage } from '../page-context.js';
import { Avatar } from '../widgets/avatar.js';
import { searchBox } from '../widgets/search-box.js';
import { destinationsFor } from './destinations.js';

/** Jumps to a channel or switches person by typing part of the name. */
export function Switcher({ onClose }: { onClose(): void }) {
  const { workspace, go } = usePage();
  const own = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const found = useMemo(() => destinationsFor(query, workspace), [query, workspace]);
  useEffect(() => {
    own.current?.showModal();
    return () => own.current?.close();
  }, []);
  const follow = (index: number) => {
    const chosen = found[index];
    if (!chosen) return;
    onClose();
    go(chosen.place);
  };
  return (
    <dialog ref={own} class="dialog switcher" aria-label="Go to" onClose={onClose}>
      <input
        {...searchBox}
        aria-label="Channel or person"
        placeholder="Channel or person"
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        value={query}
        onInput={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') return follow(active);
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
          setActive((active + step) % Math.max(1, found.length));
        }}
      />
      <div role="listbox" aria-label="Channels and people" id={id}>
        {found.map(({ key, name, detail, person }, index) => (
          <button
            key={key}
            id={`${id}-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onClick={() => follow(index)}
          >
            {person && <Avatar id={person.id} name={person.realName} />}
            <b>{name}</b>
            <small>{detail}</small>
          </button>
        ))}
      </div>
    </dialog>
  );
}
