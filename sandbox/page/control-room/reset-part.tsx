import { useEffect, useRef, useState } from 'preact/hooks';
import { Failed } from './failed.js';
import { useControl } from './use-control.js';

/** Everything back to the beginning, asked once before. */
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
      <h3 id="control-reset">Begin anew</h3>
      {isAsked ? (
        <fieldset aria-label="Begin anew?">
          <p>
            Every channel, message and file of this workspace goes
            {hasApp ? ', and everything that the app remembers' : ''}. This cannot be undone.
          </p>
          <div class="buttons">
            <button type="button" class="danger" onClick={() => void reset()}>
              Yes, begin anew
            </button>
            <button type="button" ref={safe} onClick={() => setAsked(false)}>
              Keep it
            </button>
          </div>
        </fieldset>
      ) : (
        <button type="button" disabled={isBusy} onClick={() => setAsked(true)}>
          {isBusy ? 'Beginning anew …' : 'Reset the workspace …'}
        </button>
      )}
      <Failed words={failed} />
    </section>
  );
}
