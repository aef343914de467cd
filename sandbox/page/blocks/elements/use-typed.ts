import { useEffect, useRef, useState } from 'preact/hooks';
import { type Dict, dict, texts } from '../../../json.js';
import { usePage } from '../../page-context.js';
import { useHolder, useSurface } from '../surface.js';
import { useElement } from '../use-element.js';

/** Text being typed. */
export interface Typed {
  text: string;
  isBusy: boolean;
  failed: string | undefined;
  type(text: string): void;
  /** Handles Enter; returns true if it sends the text to the app. */
  enter(): boolean;
  focus(): void;
  leave(): void;
}

const pauseMs = 400;

/** Preserves what a person types while the app re-renders, and tells the app when needed. */
export function useTyped(element: Dict, stored: (value: unknown) => string): Typed {
  const { value, isBusy, failed, use } = useElement(element);
  const { act } = usePage();
  const { where, drafts } = useSurface();
  const { block, blockId } = useHolder();
  const [draft, setDraft] = useState<string>();
  const hasFocus = useRef(false);
  const sent = useRef<string>(undefined);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const known = stored(value);
  const triggers = texts(dict(element.dispatch_action_config).trigger_actions_on);
  const isDispatched = block.dispatch_action === true;
  useEffect(() => {
    if (!hasFocus.current) setDraft(undefined);
  }, [known]);
  useEffect(() => () => void drafts?.delete(blockId), []);
  const latest = useRef('');
  latest.current = draft ?? known;
  /** Waits for the app's response before sending the next change. */
  const tell = async (text: string) => {
    clearTimeout(pause.current);
    if (text === (sent.current ?? known)) return;
    if (await use(text)) sent.current = text;
    else pause.current = setTimeout(() => void tell(latest.current), pauseMs);
  };
  return {
    text: draft ?? known,
    isBusy,
    failed,
    type(text) {
      setDraft(text);
      drafts?.set(blockId, text);
      if (!isDispatched || !triggers.includes('on_character_entered')) return;
      clearTimeout(pause.current);
      pause.current = setTimeout(() => void tell(text), pauseMs);
    },
    enter() {
      const isTrigger = isDispatched && (triggers.length === 0 || triggers.includes('on_enter_pressed'));
      if (!isTrigger) return false;
      sent.current = undefined;
      void use(draft ?? known);
      return true;
    },
    focus() {
      hasFocus.current = true;
    },
    leave() {
      hasFocus.current = false;
      if (draft === undefined || draft === known) return;
      if ('view' in where && drafts)
        void act({ kind: 'fills', view: where.view, values: { [blockId]: draft } });
      else if (!isDispatched) void tell(draft);
    },
  };
}
