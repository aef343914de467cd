import type { ControlSeen } from '../../control/control.js';
import { usePage } from '../page-context.js';
import { faultWords } from './fault-words.js';
import { SecondsLeft } from './seconds-left.js';
import { useControl } from './use-control.js';

/** Shows active faults in every window. */
export function FaultBanner({ control }: { control: ControlSeen }) {
  const { workspace } = usePage();
  const { rule } = useControl();
  const { faults, app } = control;
  const isAway = app?.state === 'ended' || app?.state === 'stopped';
  return (
    <div class="fault-banners" role="status">
      {faults.map(({ kind, until }) => (
        <p key={kind} class="fault-banner">
          <span>
            <b>{faultWords[kind].name}</b>
            {until ? <SecondsLeft until={until} /> : ' is on.'}
          </span>
          <button type="button" onClick={() => rule({ does: 'fault', fault: kind, isOn: false })}>
            Turn off
          </button>
        </p>
      ))}
      {isAway && (
        <p class="fault-banner">
          <span>
            <b>{workspace.app.name}</b> is not running.
          </span>
          <button type="button" onClick={() => rule({ does: 'start' })}>
            Start
          </button>
        </p>
      )}
    </div>
  );
}
