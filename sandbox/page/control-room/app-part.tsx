import type { AppState } from '../../control/app-process.js';
import type { ControlSeen } from '../../control/control.js';
import { usePage } from '../page-context.js';
import { Failed } from './failed.js';
import { useControl } from './use-control.js';

/** The app's process: whether it runs, the ways to end and start it, and its last words. */
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
          Drop its sockets
        </button>
      </div>
      <p class="quiet">{expectations[app.state]}</p>
      <Failed words={failed} />
      <details>
        <summary>Its log</summary>
        <pre class="app-log">{app.lastLines.join('\n') || 'Nothing yet.'}</pre>
      </details>
    </section>
  );
}

const stateWords: Record<AppState, string> = {
  starting: 'Starting …',
  running: 'Running',
  stopping: 'Stopping …',
  stopped: 'Stopped',
  ended: 'Not running',
};

const runs =
  'Kill ends it in the midst of whatever it does. Dropped sockets come back by themselves within seconds.';
const runsNot =
  'Type a command: Slack says that the app did not answer. After Start, what was under way goes on.';
const expectations: Record<AppState, string> = {
  starting: runs,
  running: runs,
  stopping: runsNot,
  stopped: runsNot,
  ended: runsNot,
};
