import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../db/database.js';
import type { DeliveryTask, EffectResult } from '../domain/delivery/delivery-task.js';
import type { IncidentKey } from '../domain/incident/incident.js';
import type { Metrics } from '../http/metrics.js';
import type { Log } from '../log.js';
import type { Installation } from '../slack/installation.js';
import { namedIn } from '../slack/named-in.js';
import { performContextFor, type RespondTo } from '../slack/perform/perform-context.js';
import { mainMethod, perform } from '../slack/perform.js';
import { type Names, noNames } from '../slack/views/people/names.js';
import { deliverEffects } from '../workflows/delivery/deliver-effects.js';
import { trackAbsences } from '../workflows/delivery/process-absences.js';
import { isLast } from '../workflows/delivery/settle-attempt.js';
import type { Deps, Directory } from '../workflows/deps.js';

/** Dependencies of the deliverer. */
export interface DelivererOptions {
  /** Stores delivery state. */
  db: Database;
  /** The pool that serves commands; its queue length tells when deliveries should yield. */
  commands: Pick<Database, 'load'>;
  deps: Pick<Deps, 'clock' | 'policy' | 'directory'>;
  installed: (workspaceId: string) => Installation | null;
  /** This process's number in the liveness lock. */
  ownerId: number;
  respond: RespondTo;
  metrics: Metrics;
  log: Log;
}

/**
 * Returns a function that delivers one incident's effects. Logs one line for each attempt, without any message text.
 */
export function deliverer(options: DelivererOptions): (key: IncidentKey) => Promise<Date | null> {
  const { db, installed, ownerId, respond } = options;
  const { clock, policy, directory } = options.deps;
  const absences = trackAbsences();
  return async (key) => {
    await yieldToCommands(options);
    const slack = installed(key.workspaceId);
    if (!slack) throw new Error(`Firebreak is not installed in workspace ${key.workspaceId}.`);
    return deliverEffects(
      {
        db,
        clock,
        ownerId,
        absences,
        pause: async (ms) => void (await pause(ms)),
        slackFreeAt: (effect, { channelId, cardTs }) => {
          const method = mainMethod(effect, cardTs);
          return method && channelId ? slack.freeAt(method, channelId) : 0;
        },
        perform: async (task) => {
          const names = await namesFor(directory, task);
          const result = await perform(
            performContextFor(task, { ...slack, policy, respond, names, now: clock() }),
          );
          observe(options, task, result);
          return result;
        },
        onFault: (task, error, next) => {
          const { trace, effect, attempt } = task;
          const details = { trace, kind: effect.kind, incident: task.incident.number, attempt, error };
          options.log.error('effect_failed', details);
          observe(options, task, next);
        },
        onUnreadable: ({ number }, effects) =>
          options.log.error('effects_unreadable', { incident: number, effects }),
      },
      key,
    );
  };
}

/** Known names of the users, groups and channels that the task's message mentions. */
async function namesFor(directory: Directory, { effect, incident }: DeliveryTask): Promise<Names> {
  const ids = namedIn(effect, incident);
  return ids.length > 0 ? directory.namesOf(incident.workspaceId, ids) : noNames;
}

/** How long a delivery yields to commands, and how often it checks. */
const maxYieldMs = 2_000;
const checkEveryMs = 50;

/** Waits while commands queue for the database: people wait for answers, not for deliveries. */
async function yieldToCommands({ commands }: DelivererOptions): Promise<void> {
  for (let waited = 0; waited < maxYieldMs && commands.load().waiting > 0; waited += checkEveryMs)
    await pause(checkEveryMs);
}

function observe({ metrics, log }: DelivererOptions, task: DeliveryTask, result: EffectResult): void {
  const { trace, attempt, effect, incident } = task;
  const isDead = result.kind === 'later' && isLast(task, result);
  const outcome = isDead ? 'dead' : result.kind;
  metrics.effectFinished({ kind: effect.kind, outcome });
  const error = result.kind === 'done' ? {} : { error: result.error };
  const details = { trace, kind: effect.kind, incident: incident.number, attempt, outcome, ...error };
  if (outcome === 'dead' || outcome === 'rejected') log.warn('effect_attempted', details);
  else log.info('effect_attempted', details);
}
