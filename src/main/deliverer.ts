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

/** What telling Slack needs. */
export interface DelivererOptions {
  /** Keeps the books of the deliveries. */
  db: Database;
  /** Where commands are saved: how many wait there says whether deliveries should stand back. */
  commands: Pick<Database, 'load'>;
  deps: Pick<Deps, 'clock' | 'policy' | 'directory'>;
  installed: (workspaceId: string) => Installation | null;
  /** The presence number of this process. */
  ownerId: number;
  respond: RespondTo;
  metrics: Metrics;
  log: Log;
}

/** Delivers for one incident, and writes of each attempt one line that holds no words of anybody's. */
export function deliverer(options: DelivererOptions): (key: IncidentKey) => Promise<Date | null> {
  const { db, installed, ownerId, respond } = options;
  const { clock, policy, directory } = options.deps;
  const absences = trackAbsences();
  return async (key) => {
    await afterCommands(options);
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
          const performed = await perform(performContextFor(task, { ...slack, policy, respond, names }));
          observe(options, task, performed);
          return performed;
        },
        onFault: (task, error, next) => {
          const { trace, effect, attempt } = task;
          const facts = { trace, kind: effect.kind, incident: task.incident.number, attempt, error };
          options.log.error('effect_failed', facts);
          observe(options, task, next);
        },
        onUnreadable: ({ number }, effects) =>
          options.log.error('effects_unreadable', { incident: number, effects }),
      },
      key,
    );
  };
}

/** What people are called whom the message of a task names, as far as that is known. */
async function namesFor(directory: Directory, { effect, incident }: DeliveryTask): Promise<Names> {
  const ids = namedIn(effect, incident);
  return ids.length > 0 ? directory.namesOf(incident.workspaceId, ids) : noNames;
}

/** How long a delivery stands back for people who wait for an answer, and how often it looks. */
const longestStandingBackMs = 2_000;
const lookEveryMs = 50;

/** While commands queue for the database, deliveries stand back a while: an answer in time comes before a message. */
async function afterCommands({ commands }: DelivererOptions): Promise<void> {
  for (let waited = 0; waited < longestStandingBackMs && commands.load().waiting > 0; waited += lookEveryMs)
    await pause(lookEveryMs);
}

function observe({ metrics, log }: DelivererOptions, task: DeliveryTask, performed: EffectResult): void {
  const { trace, attempt, effect, incident } = task;
  const isDead = performed.kind === 'later' && isLast(task, performed);
  const outcome = isDead ? 'dead' : performed.kind;
  metrics.effectFinished({ kind: effect.kind, outcome });
  const error = performed.kind === 'done' ? {} : { error: performed.error };
  const facts = { trace, kind: effect.kind, incident: incident.number, attempt, outcome, ...error };
  if (outcome === 'dead' || outcome === 'refused') log.warn('effect', facts);
  else log.info('effect', facts);
}
