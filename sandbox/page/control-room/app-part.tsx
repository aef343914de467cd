import type { AppState } from '../../control/app-process.js';
import type { ControlSeen } from '../../control/control.js';
import { usePage } from '../page-context.js';
import { Failed } from './failed.js';
import { useControl } from './use-control.js';

/** The app's process: its state, Kill, Restart and Start, and its log. */
export function AppPart({ app }: { app: ControlSeen['app'] }) {
  const { workspace } = usePage();
  const { rule, isBusy, failed } = useControl();
  if (!app) return null;
  const isUp = app.state === 'running' || app.state === 'starting';
  return (
    <section aria-labelledby="control-app">
      <h3 id="control-app">{workspace.app.name}</h3>
      <p role="status">
        <span class={`state ${app.state}`}>{stateWords[app.state]}</span>
      </p>
      <div class="buttons">
        {isUp ? (
          <>
            <button type="button" class="danger" onClick={() => rule({ does: 'kill' })}>
              Kill
            </button>
            <button type="button" disabled={isBusy} onClick={() => rule({ does: 'restart' })}>
              Restart
            </button>
          </>
        ) : (
          <button
            type="button"
            class="primary"
            disabled={isBusy || app.state === 'stopping'}
            onClick={() => rule({ does: 'start' })}
          >
            Start
          </button>
        )}
        <button type="button" onClick={() => rule({ does: 'dropSockets' })}>
          Drop connections
        </button>
      </div>
      <p class="quiet">{expectations[app.state]}</p>
      <Failed words={failed} />
      <details>
        <summary>Bot log</summary>
        <pre class="app-log">{app.lastLines.join('\n') || 'Nothing yet.'}</pre>
      </details>
    </section>
  );
}

const stateWords: Record<AppState, string> = {
  starting: 'Starting…',
  running: 'Running',
  stopping: 'Stopping…',
  stopped: 'Stopped',
  ended: 'Not running',
};

const runs =
  'Kill ends the process in the middle of its work. Dropped connections come back on their own within seconds.';
const runsNot =
  'Type a command: Slack says the app didn’t respond. Press Start, and unfinished work continues.';
const expectations: Record<AppState, string> = {
  starting: runs,
  running: runs,
  stopping: runsNot,
  stopped: runsNot,
  ended: runsNot,
};
