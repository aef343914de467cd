import { useState } from 'preact/hooks';
import type { ControlAct } from '../../control/control-act.js';
import { usePage } from '../page-context.js';

/** A way to do something in the control room, whether it is being done, and what it failed with. */
export function useControl() {
  const { act } = usePage();
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const rule = async (what: ControlAct): Promise<void> => {
    setBusy(true);
    setFailed(undefined);
    const done = await act({ kind: 'controls', act: what });
    setFailed(done.failed);
    setBusy(false);
  };
  return { rule, isBusy, failed };
}
