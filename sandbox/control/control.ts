import type { Changes } from '../browser/changes.js';
import type { Courier } from '../delivery/courier.js';
import type { Faults } from '../faults/faults.js';
import { sleep } from '../sleep.js';
import type { SandboxContext } from '../state/context.js';
import type { CallLog } from '../web-api/call-log.js';
import type { AppProcess, AppState } from './app-process.js';
import { type ActAtOnce, type ActInTurn, type ControlAct, isAtOnce } from './control-act.js';
import type { FaultKind, FaultSwitches } from './fault-switches.js';
import type { LogLine } from './log-line.js';
import { type LogDetails, readLog, readLogDetails } from './read-log.js';

/** What rules the sandbox from within its page: the time, the faults, the app's process, and the log of all that passed. */
export interface Control {
  /** Hands over the app's process; without one the control room rules the sandbox alone. */
  attach(app: AppProcess): void;
  /** Does one act after the other. Rejects with a sentence where it cannot be done. */
  does(act: ControlAct): Promise<void>;
  /** `isOpen`: with the app's last words. */
  see(o: { isOpen: boolean }): ControlSeen;
  log(limit: number): LogLine[];
  details(key: string): LogDetails | undefined;
}

/** The state of the control room. */
export interface ControlSeen {
  /** How far the sandbox's time is ahead of the real one. */
  aheadMs: number;
  faults: { kind: FaultKind; until?: number }[];
  /** Null where the app is not in our hands. */
  app: { state: AppState; lastLines: string[] } | null;
}

/** What the control room rules. */
export interface ControlContext {
  context: SandboxContext;
  log: CallLog;
  courier: Courier;
  changes: Changes;
  faults: Faults;
  switches: FaultSwitches;
  /** Back to the seeded workspace. */
  reset(): void;
}

export function newControl(controlContext: ControlContext): Control {
  let app: AppProcess | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  };
  return {
    attach(given) {
      app = given;
      app.onChange(controlContext.changes.notify);
      controlContext.changes.notify();
    },
    async does(act) {
      try {
        await (isAtOnce(act)
          ? ruleAtOnce(controlContext, app, act)
          : inTurn(() => rule(controlContext, app, act)));
      } finally {
        controlContext.changes.notify();
      }
    },
    see: ({ isOpen }) => ({
      aheadMs: controlContext.context.workspace.aheadMs,
      faults: controlContext.switches.on(),
      app: app ? { state: app.state(), lastLines: isOpen ? app.lastLines() : [] } : null,
    }),
    log: (limit) => readLog(controlContext.context.workspace, controlContext, limit),
    details: (key) => readLogDetails(controlContext, key),
  };
}

async function ruleAtOnce(
  controlContext: ControlContext,
  app: AppProcess | undefined,
  act: ActAtOnce,
): Promise<void> {
  switch (act.does) {
    case 'fault':
      return controlContext.switches.switch(act.fault, act.isOn);
    case 'liftFaults':
      return controlContext.switches.clear();
    case 'dropSockets':
      return controlContext.faults.dropSockets();
    case 'kill':
      return inHand(app).kill();
  }
}

async function rule(
  controlContext: ControlContext,
  app: AppProcess | undefined,
  act: ActInTurn,
): Promise<void> {
  switch (act.does) {
    case 'jump':
      return jump(controlContext, app, act.ms);
    case 'start':
      return begin(controlContext, inHand(app));
    case 'stop':
      return inHand(app).stop();
    case 'restart':
      await inHand(app).stop();
      return begin(controlContext, inHand(app));
    case 'reset':
      controlContext.switches.clear();
      await app?.stop();
      await app?.forget();
      controlContext.reset();
      if (app) await begin(controlContext, app);
  }
}

/**
 * Timers that the app has set wait for real time: only a start reckons them anew by the time that is now. So the app is
 * asked to end before the jump, and started in the new time after it; one that was not running stays so.
 */
async function jump(controlContext: ControlContext, app: AppProcess | undefined, ms: number): Promise<void> {
  const wasUp = app?.state() === 'running' || app?.state() === 'starting';
  if (wasUp) await app?.stop();
  controlContext.context.workspace.aheadMs += ms;
  if (app && wasUp) await begin(controlContext, app);
}

/** Starts the app and waits a while: it may itself wait for a Slack that fails just now. */
async function begin({ context }: ControlContext, app: AppProcess): Promise<void> {
  const started = app.start({ aheadMs: context.workspace.aheadMs });
  started.catch(() => {});
  await Promise.race([started, sleep(startPatienceMs)]);
}

const startPatienceMs = 6_000;

function inHand(app: AppProcess | undefined): AppProcess {
  if (!app)
    throw new Error('The app was not started by this sandbox: start and stop it where you started it.');
  return app;
}
