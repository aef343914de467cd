import type { ControlSeen } from '../../control/control.js';
import type { LogLine } from '../../control/log-line.js';
import { AppPart } from './app-part.js';
import { ClockPart } from './clock-part.js';
import { FaultPart } from './fault-part.js';
import { LedgerPart } from './ledger-part.js';
import { Log } from './log.js';
import { ResetPart } from './reset-part.js';

/** Controls the sandbox: clock, faults, the app's process, and the log of all traffic. */
export function ControlRoom({ control, log }: { control: ControlSeen; log: LogLine[] }) {
  return (
    <aside class="control-room" aria-label="Control room">
      <header class="panel-head">
        <h2>Control room</h2>
      </header>
      <div class="panel-body">
        <ClockPart aheadMs={control.aheadMs} />
        <AppPart app={control.app} />
        <LedgerPart ledger={control.ledger} />
        <FaultPart faults={control.faults} />
        <Log lines={log} />
        <ResetPart hasApp={control.app !== null} />
      </div>
    </aside>
  );
}
