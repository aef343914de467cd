import type { ControlSeen } from '../../control/control.js';
import type { FaultKind } from '../../control/fault-switches.js';
import { Failed } from './failed.js';
import { faultWords } from './fault-words.js';
import { useControl } from './use-control.js';

const kinds = Object.keys(faultWords) as FaultKind[];

/** A switch for each fault, with what to expect. */
export function FaultPart({ faults }: { faults: ControlSeen['faults'] }) {
  const { rule, failed } = useControl();
  const isOn = (kind: FaultKind) => faults.some((fault) => fault.kind === kind);
  return (
    <section aria-labelledby="control-faults">
      <h3 id="control-faults">Make Slack fail</h3>
      <ul class="faults">
        {kinds.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              role="switch"
              aria-checked={isOn(kind)}
              aria-describedby={`fault-${kind}`}
              onClick={() => rule({ does: 'fault', fault: kind, isOn: !isOn(kind) })}
            >
              {faultWords[kind].name}
            </button>
            <p id={`fault-${kind}`} class="quiet">
              {faultWords[kind].expect}
            </p>
          </li>
        ))}
      </ul>
      <Failed words={failed} />
    </section>
  );
}
