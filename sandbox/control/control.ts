import type { Changes } from '../browser/changes.js';
import type { Courier } from '../delivery/courier.js';
import type { Faults } from '../faults/faults.js';
import { sleep } from '../sleep.js';
import type { SandboxContext } from '../state/context.js';
import type { CallLog } from '../web-api/call-log.js';
import type { AppProcess, AppState } from './app-process.js';
import { type ActAtOnce, type ActInTurn, type ControlAct, isAtOnce } from './control-act.js';
import type { FaultKind, FaultSwitches } from './fault-switches.js';
import { type Ledger, type LedgerEntry, newLedger } from './ledger.js';
import type { LogLine } from './log-line.js';
import { untilNextWorkingDay } from './next-working-day.js';
import { type LogDetails, readLog, readLogDetails } from './read-log.js';

/** Controls the sandbox from its page: clock, faults, the app's process and the traffic log. */
export interface Control {
  /** Adds the app's process. Without one, the control room has no process to start or stop. */
  attach(app: AppProcess): void;
  /** Performs an action. Rejects with a readable message on failure. */
  does(act: ControlAct): Promise<void>;
  /** `isOpen` includes the app's last log lines. */
  see(o: { isOpen: boolean }): ControlSeen;
  log(limit: number): LogLine[];
  details(key: string): LogDetails | undefined;
}

/** State of the control room. */
export interface ControlSeen {
  /** How far the sandbox's clock is ahead of real time. */
  aheadMs: number;
  faults: { kind: FaultKind; until?: number }[];
  /** Null if the sandbox does not manage the app. */
  app: { state: AppState; lastLines: string[] } | null;
  /** Null if the app keeps none, or while the control room is closed. */
  ledger: LedgerEntry[] | null;
}

/** What the control room acts on. */
export interface ControlContext {
  context: SandboxContext;
  log: CallLog;
  courier: Courier;
  changes: Changes;
  faults: Faults;
  switches: FaultSwitches;
  /** Restores the seeded workspace. */
  reset(): void;
}

export function newControl(controlContext: ControlContext): Control {
  let app: AppProcess | undefined;
  let ledger: Ledger | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  };
  return {
    attach(newApp) {
      app = newApp;
      ledger = newLedger(app.readLedger && whileUp(app, app.readLedger), controlContext.changes.notify);
      app.onChange(controlContext.changes.notify);
      controlContext.changes.notify();
    },
    async does(act) {
      try {
        await (isAtOnce(act)
          ? runNow(controlContext, app, act)
          : inTurn(() => run(controlContext, app, act)));
        if (act.does === 'reset') ledger?.clear();
      } finally {
        controlContext.changes.notify();
      }
    },
    see: ({ isOpen }) => ({
      aheadMs: controlContext.context.workspace.aheadMs,
      faults: controlContext.switches.on(),
      app: app ? { state: app.state(), lastLines: isOpen ? app.lastLines() : [] } : null,
      ledger: isOpen ? (ledger?.see() ?? null) : null,
    }),
    log: (limit) => readLog(controlContext.context.workspace, controlContext, limit),
    details: (key) => readLogDetails(controlContext, key),
  };
}

/** While the app is down, nothing has changed. */
function whileUp<T>(app: AppProcess, read: () => Promise<T>): () => Promise<T> {
  return () => (app.state() === 'running' ? read() : Promise.reject(new Error('The app is not running.')));
}

async function runNow(
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
      return requireApp(app).kill();
  }
}

async function run(
  controlContext: ControlContext,
  app: AppProcess | undefined,
  act: ActInTurn,
): Promise<void> {
  switch (act.does) {
    case 'jump':
      return jump(controlContext, app, () => act.ms);
    case 'jumpToWorkingDay':
      return jump(controlContext, app, (now) => untilNextWorkingDay(now, act.timeZone));
    case 'start':
      return begin(controlContext, requireApp(app));
    case 'stop':
      return requireApp(app).stop();
    case 'restart':
      await requireApp(app).stop();
      return begin(controlContext, requireApp(app));
    case 'reset':
      controlContext.switches.clear();
      await app?.stop();
      await app?.forget();
      controlContext.reset();
      if (app) await begin(controlContext, app);
  }
}

/**
 * Timers in the app run on real time, so only a restart recalculates them. The app stops before the jump and starts after
 * it; if it was not running, it stays stopped.
 */
async function jump(
  controlContext: ControlContext,
  app: AppProcess | undefined,
  msFrom: (now: Date) => number,
): Promise<void> {
  const { context } = controlContext;
  const wasUp = app?.state() === 'running' || app?.state() === 'starting';
  if (wasUp) await app?.stop();
  context.workspace.aheadMs += msFrom(context.clock());
  if (app && wasUp) await begin(controlContext, app);
}

/** Starts the app and waits for a limited time: the app may be waiting for a Slack that fails. */
async function begin({ context }: ControlContext, app: AppProcess): Promise<void> {
  const started = app.start({ aheadMs: context.workspace.aheadMs });
  started.catch(() => {});
  await Promise.race([started, sleep(startTimeoutMs)]);
}

const startTimeoutMs = 6_000;

function requireApp(app: AppProcess | undefined): AppProcess {
  if (!app) throw new Error('This sandbox did not start the app: start and stop it where you started it.');
  return app;
}
