import { useEffect, useState } from 'preact/hooks';
import type { ControlAct } from '../../control/control-act.js';
import { usePage } from '../page-context.js';
import { Failed } from './failed.js';
import { aheadInWords } from './sandbox-time.js';
import { useControl } from './use-control.js';

const hourMs = 3_600_000;

/** The sandbox's clock, with buttons to move it forward. */
export function ClockPart({ aheadMs }: { aheadMs: number }) {
  const { me } = usePage();
  const { rule, isBusy, failed } = useControl();
  const now = useNow(aheadMs);
  const jump = (ms: number) => rule({ does: 'jump', ms });
  return (
    <section aria-labelledby="control-clock">
      <h3 id="control-clock">Clock</h3>
      <p>
        <time dateTime={now.toISOString()}>
          {now.toLocaleString([], { ...format, ...(me.tz ? { timeZone: me.tz } : {}) })}
        </time>
        {aheadMs > 0 && <span class="quiet"> · {aheadInWords(aheadMs)} ahead</span>}
      </p>
      <div class="buttons">
        <button type="button" disabled={isBusy} onClick={() => jump(hourMs)}>
          +1 hour
        </button>
        <button type="button" disabled={isBusy} onClick={() => jump(24 * hourMs)}>
          +1 day
        </button>
        <button type="button" disabled={isBusy} onClick={() => rule(nextWorkingDay(me.tz))}>
          Next working day 09:30
        </button>
      </div>
      <p class="quiet">
        {isBusy
          ? 'Moving the clock and restarting the app…'
          : 'Slack and the app share this clock. It only moves forward; Reset returns it to now.'}
      </p>
      <Failed words={failed} />
    </section>
  );
}

/** Moves the clock to the next working day, when the app asks people in that zone about their work. */
export function nextWorkingDay(timeZone: string | undefined): ControlAct {
  return { does: 'jumpToWorkingDay', ...(timeZone ? { timeZone } : {}) };
}

const format: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

/** The sandbox's time, updated every few seconds. */
function useNow(aheadMs: number): Date {
  const [, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((turn) => turn + 1), 5_000);
    return () => clearInterval(timer);
  }, []);
  return new Date(Date.now() + aheadMs);
}
