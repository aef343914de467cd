import { useRef, useState } from 'preact/hooks';
import { type Dict, isDict, text } from '../../json.js';
import { usePage } from '../page-context.js';
import { type Chosen, chosenIn, shownOf } from './chosen.js';
import { failureWords } from './failure-words.js';
import { useHolder, useSurface } from './surface.js';

/** An element's value and actions. */
export interface Used {
  value: Chosen;
  /** True until the app responds; the element is disabled meanwhile. */
  isBusy: boolean;
  failed: string | undefined;
  /** Tells the server, after any confirmation. Resolves to false if nothing was sent. */
  use(chosen?: Chosen): Promise<boolean>;
}

/** A pending choice, and the server's state when it was made. */
interface Pending {
  value: Chosen;
  stored: string;
  isDone: boolean;
}

/** An element's value and a way to change it. A choice shows at once; the server's state then replaces it. */
export function useElement(element: Dict): Used {
  const { act } = usePage();
  const { where, state, ask } = useSurface();
  const { block, blockId } = useHolder();
  const actionId = text(element.action_id) ?? '';
  const stored = state[blockId]?.[actionId];
  const storedNow = useRef('');
  storedNow.current = JSON.stringify(stored) ?? '';
  const [pending, setPending] = useState<Pending>();
  const [isBusy, showBusy] = useState(false);
  const busy = useRef(false);
  const setBusy = (now: boolean) => {
    busy.current = now;
    showBusy(now);
  };
  const [failed, setFailed] = useState<string>();
  const isDispatched = block.type !== 'input' || block.dispatch_action === true;
  const shown = pending && (!pending.isDone || pending.stored === storedNow.current) ? pending : undefined;

  const use = async (chosen?: Chosen): Promise<boolean> => {
    if (busy.current) return false;
    if (isDict(element.confirm) && !(await ask(element.confirm))) return false;
    const mine: Pending = { value: chosen, stored: storedNow.current, isDone: false };
    if (chosen !== undefined) setPending(mine);
    setBusy(isDispatched);
    setFailed(undefined);
    const control = { block_id: blockId, action_id: actionId };
    const done = await act({ kind: 'clicks', where, control, chosen });
    setBusy(false);
    setFailed(done.failed && failureWords(done.failed));
    setPending((now) => (now === mine ? { ...mine, stored: storedNow.current, isDone: true } : now));
    return true;
  };
  return {
    value: shown ? shownOf(shown.value) : stored ? chosenIn(stored) : initialOf(element),
    isBusy,
    failed,
    use,
  };
}

/** Initial value of an element that the server has no state for. */
function initialOf(element: Dict): Chosen {
  const [name] = Object.keys(element).filter((one) => one.startsWith('initial_'));
  return name ? chosenIn({ [name]: element[name] }) : undefined;
}
