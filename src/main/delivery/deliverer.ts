import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../db/database.js';
import type { DeliveryTask, EffectResult } from '../../domain/delivery/delivery-task.js';
import { type EffectTraits, effectTraits } from '../../domain/delivery/effect-traits.js';
import type { Owner } from '../../domain/delivery/owner.js';
import { isLast } from '../../domain/delivery/retry-policy.js';
import type { Effect } from '../../domain/effect.js';
import type { Policy } from '../../domain/policy.js';
import type { Metrics } from '../../http/metrics.js';
import type { Log } from '../../log.js';
import type { Installation } from '../../slack/installation.js';
import { namedIn } from '../../slack/named-in.js';
import {
  type CheckWording,
  type MakeExport,
  performContextFor,
  type RespondTo,
} from '../../slack/perform/perform-context.js';
import { mainMethod, perform } from '../../slack/perform.js';
import { type Names, noNames } from '../../slack/views/people/names.js';
import { deliverEffects } from '../../workflows/delivery/deliver-effects.js';
import { trackAbsences } from '../../workflows/delivery/process-absences.js';
import type { Deps, Directory } from '../../workflows/deps.js';
import { readWeeklyReport } from '../../workflows/figures/weekly-report.js';
import { readLatestDigest, readNudge } from '../../workflows/nudges/read-nudge.js';
import type { Tracing } from '../telemetry/tracing.js';

/** Dependencies of the deliverer. */
export interface DelivererOptions {
  /** Stores delivery state. */
  db: Database;
  /** The pool that serves commands; its queue length tells when deliveries should yield. */
  commands: Pick<Database, 'load'>;
  deps: Pick<Deps, 'clock' | 'directory'>;
  policyNow: () => Policy;
  installed: (workspaceId: string) => Installation | null;
  /** This process's number in the liveness lock. */
  processId: number;
  respond: RespondTo;
  makeExport: MakeExport;
  checkWording: CheckWording;
  requestDelivery: (owner: Owner) => void;
  metrics: Metrics;
  tracing: Tracing;
  log: Log;
}

/**
 * Returns a function that delivers one owner's effects. Logs one line for each attempt, without any message text.
 */
export function deliverer(options: DelivererOptions): (owner: Owner) => Promise<Date | null> {
  const { db, installed, processId, respond, makeExport, checkWording, requestDelivery } = options;
  const { clock, directory } = options.deps;
  const absences = trackAbsences();
  return async (owner) => {
    await yieldToCommands(options);
    const slack = installed(owner.workspaceId);
    const policy = options.policyNow();
    if (!slack) throw new Error(`Firebreak is not installed in workspace ${owner.workspaceId}.`);
    const performers: Record<EffectTraits['destination'], Performer> = {
      slack: async (task) => {
        const names = await namesFor(directory, task);
        const now = clock();
        return perform(
          performContextFor(task, { ...slack, policy, respond, makeExport, checkWording, names, now }),
        );
      },
    };
    return deliverEffects(
      {
        db,
        clock,
        processId,
        absences,
        pause: async (ms) => void (await pause(ms)),
        slackFreeAt: (effect, { channelId, cardTs }) => {
          const method = mainMethod(effect, cardTs);
          return method && channelId ? slack.freeAt(method, channelId) : 0;
        },
        perform: (task) =>
          inSpan(options, task, async () => {
            const { destination } = effectTraits[task.effect.kind];
            const result = await performers[destination](task);
            observe(options, task, result);
            return result;
          }),
        onFault: (task, error, next) => {
          const { trace, effect, attempt } = task;
          const details = { trace, kind: effect.kind, incident: task.incident?.number, attempt, error };
          options.log.error('effect_failed', details);
          observe(options, task, next);
        },
        onUnreadable: ({ key }, effects) =>
          options.log.error('effects_unreadable', {
            owner: key,
            effects,
            remedy: 'Run the version that wrote them.',
          }),
        requestDelivery,
        readNudge: (effect, workspaceId) =>
          askedBy(effect, { db, policy, directory, now: clock() }, workspaceId),
      },
      owner,
    );
  };
}

/** One attempt, in the trace of the payload that asked for it; what the clock asked for begins its own. */
function inSpan<T>({ tracing }: DelivererOptions, task: DeliveryTask, attempt: () => Promise<T>): Promise<T> {
  const { trace, effect, incident } = task;
  const attributes = {
    ...{ 'firebreak.effect': effect.kind, 'firebreak.attempt': task.attempt },
    ...(incident && { 'firebreak.incident': incident.number }),
  };
  const span = { name: `effect ${effect.kind}`, kind: 'consumer', trace, attributes } as const;
  return tracing.goOn({ ...span, hasBegun: task.askedBy !== null }, attempt);
}

/** The nudge or report that an effect sends or edits. */
async function askedBy(
  effect: Effect,
  deps: Parameters<typeof readNudge>[0] & Pick<Deps, 'directory'>,
  workspaceId: string,
): Promise<Pick<DeliveryTask, 'nudge' | 'report'>> {
  if (effect.kind === 'send_report') {
    const { from, to, fromDay, toDay } = effect;
    const week = { from: new Date(from), to: new Date(to), fromDay, toDay };
    return { nudge: null, report: await readWeeklyReport(deps, { workspaceId, ...week }) };
  }
  if (effect.kind === 'refresh_digest')
    return { nudge: await readLatestDigest(deps, workspaceId, effect.userId), report: null };
  return { nudge: 'nudge' in effect ? await readNudge(deps, workspaceId, effect.nudge) : null, report: null };
}

type Performer = (task: DeliveryTask) => Promise<EffectResult>;

/** Known names of the users, groups and channels that the task's message mentions. */
async function namesFor(
  directory: Directory,
  { effect, incident, run, workspaceId }: DeliveryTask,
): Promise<Names> {
  const ids = incident ? namedIn(effect, incident, run) : [];
  return ids.length > 0 ? directory.namesOf(workspaceId, ids) : noNames;
}

/** How long a delivery yields to commands, and how often it checks. */
const maxYieldMs = 2_000;
const checkEveryMs = 50;

/** Waits while commands queue for the database: people wait for answers, not for deliveries. */
async function yieldToCommands({ commands }: DelivererOptions): Promise<void> {
  for (let waited = 0; waited < maxYieldMs && commands.load().waiting > 0; waited += checkEveryMs)
    await pause(checkEveryMs);
}

function observe(
  { metrics, tracing, log }: DelivererOptions,
  task: DeliveryTask,
  result: EffectResult,
): void {
  const { trace, attempt, effect, incident } = task;
  const isDead = result.kind === 'later' && isLast(task, result);
  const outcome = isDead ? 'dead' : result.kind;
  metrics.effectFinished({ kind: effect.kind, outcome });
  tracing.describe({ 'firebreak.outcome': outcome });
  const error = result.kind === 'done' ? {} : { error: result.error };
  const details = { trace, kind: effect.kind, incident: incident?.number, attempt, outcome, ...error };
  if (outcome === 'dead' || outcome === 'rejected') log.warn('effect_attempted', details);
  else log.info('effect_attempted', details);
}
