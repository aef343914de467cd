import { useState } from 'preact/hooks';
import type { ControlAct } from '../../control/control-act.js';
import { usePage } from '../page-context.js';

/** Runs a control room action, with its busy state and error. */
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
