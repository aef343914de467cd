import { useEffect, useRef, useState } from 'preact/hooks';
import { Failed } from './failed.js';
import { useControl } from './use-control.js';

/** Resets the workspace after a confirmation. */
export function ResetPart({ hasApp }: { hasApp: boolean }) {
  const { rule, isBusy, failed } = useControl();
  const [isAsked, setAsked] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsked) safe.current?.focus();
  }, [isAsked]);
  const reset = async () => {
    setAsked(false);
    await rule({ does: 'reset' });
  };
  return (
    <section aria-labelledby="control-reset">
      <h3 id="control-reset">Reset</h3>
      {isAsked ? (
        <fieldset aria-label="Reset the workspace?">
          <p>
            This deletes every channel, message and file in this workspace
            {hasApp ? ', and all of the app’s data' : ''}. You can’t undo it.
          </p>
          <div class="buttons">
            <button type="button" class="danger" onClick={() => void reset()}>
              Reset
            </button>
            <button type="button" ref={safe} onClick={() => setAsked(false)}>
              Cancel
            </button>
          </div>
        </fieldset>
      ) : (
        <button type="button" disabled={isBusy} onClick={() => setAsked(true)}>
          {isBusy ? 'Resetting…' : 'Reset workspace…'}
        </button>
      )}
      <Failed words={failed} />
    </section>
  );
}
