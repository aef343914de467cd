import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type Dict, dicts, text } from '../../../json.js';
import { Link } from '../../text/link.js';
import { safeAddress } from '../../text/safe-address.js';
import { TextObject } from '../../text/text-object.js';
import { Failure } from '../failure.js';
import { useElement } from '../use-element.js';
import { Floating } from './floating.js';
import { nextActive } from './next-active.js';

/** The menu behind three dots: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button */
export function Overflow({ element }: { element: Dict }) {
  const { isBusy, failed, use } = useElement(element);
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    anchor.current?.querySelector('button')?.focus();
  };
  return (
    <span class="control" ref={anchor}>
      <button
        type="button"
        class="button overflow"
        aria-label="More actions"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-busy={isBusy || undefined}
        aria-disabled={isBusy || undefined}
        onClick={() => !isBusy && setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || isBusy) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {isOpen && (
        <Floating anchor={anchor} class="menu-box" onLeave={() => setOpen(false)}>
          <Menu
            id={id}
            options={dicts(element.options)}
            onClose={close}
            onChoose={(option) => {
              close();
              void use(text(option.value) ?? '');
            }}
          />
        </Floating>
      )}
      <Failure words={failed} />
    </span>
  );
}

interface MenuProps {
  id: string;
  options: Dict[];
  onChoose(option: Dict): void;
  onClose(): void;
}

function Menu({ id, options, onChoose, onClose }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useEffect(() => items()[0]?.focus(), []);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
      return;
    }
    const all = items();
    const now = all.findIndex((item) => item.matches(':focus'));
    const next = nextActive(event.key, now, all.length);
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return (
    <div
      ref={list}
      id={id}
      class="menu"
      role="menu"
      aria-label="More actions"
      tabIndex={-1}
      onKeyDown={press}
    >
      {options.map((option) => (
        <Item key={text(option.value)} option={option} onChoose={onChoose} />
      ))}
    </div>
  );
}

/** One with an address opens it and tells the app as well. */
function Item({ option, onChoose }: { option: Dict; onChoose(option: Dict): void }) {
  const url = text(option.url);
  const words = (
    <>
      <TextObject object={option.text} />
      {option.description !== undefined && (
        <small>
          <TextObject object={option.description} />
        </small>
      )}
    </>
  );
  if (url && safeAddress(url))
    return (
      <Link url={url} class="option" role="menuitem" onFollow={() => onChoose(option)}>
        {words}
      </Link>
    );
  return (
    <button type="button" role="menuitem" class="option" onClick={() => onChoose(option)}>
      {words}
    </button>
  );
}
