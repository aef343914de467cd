import { randomUUID } from 'node:crypto';
import type { Database } from '../db/database.js';
import { openQueue } from '../queue.js';
import { dismissEffects, type EffectChoice, retryEffects } from '../workflows/delivery/retry-effects.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { Refused } from './refused.js';
import { printError, printJson, type Terminal } from './terminal.js';
import { withDatabase } from './with-database.js';

export interface ChangeOptions {
  ids: string[];
  dead: boolean;
  json: boolean;
}

type Change = typeof retryEffects;

/** Lets Slack be told again what it refused or what failed too often; a running server begins within seconds. */
export function retryEffectsCommand(terminal: Terminal, options: ChangeOptions): Promise<ExitCode> {
  return change(terminal, options, { apply: retryEffects, word: 'waits for delivery again' });
}

/** Leaves what Slack refused as it is, for good. */
export function dismissEffectsCommand(terminal: Terminal, options: ChangeOptions): Promise<ExitCode> {
  return change(terminal, options, { apply: dismissEffects, word: 'is left as it is' });
}

async function change(
  terminal: Terminal,
  options: ChangeOptions,
  { apply, word }: { apply: Change; word: string },
): Promise<ExitCode> {
  const choice = choiceOf(options);
  return withDatabase(terminal, async (db) => {
    const { ids } = await withQueue(db, (queue) =>
      apply({ db, queue, clock: terminal.clock }, choice, `cli-${randomUUID()}`),
    );
    const asked = 'ids' in choice ? choice.ids : ids;
    const untouched = asked.filter((id) => !ids.includes(id));
    if (options.json) printJson(terminal, { changed: ids, unchanged: untouched });
    else
      terminal.out(ids.length > 0 ? ids.map((id) => `${id} ${word}\n`).join('') : 'Nothing was changed.\n');
    if (untouched.length === 0) return exitCodes.done;
    printError(terminal, `Neither refused nor dead, so not changed: ${untouched.join(', ')}`);
    return exitCodes.refused;
  });
}

function choiceOf({ ids, dead }: ChangeOptions): EffectChoice {
  if (dead === ids.length > 0)
    throw new Refused('Name the effects by their ids, or all that are dead with --dead.', exitCodes.usage);
  return dead ? { allDead: true } : { ids: [...new Set(ids.map(requireId))] };
}

function requireId(word: string): number {
  if (/^[1-9]\d{0,14}$/.test(word)) return Number(word);
  throw new Refused(`“${word}” is no id of an effect. List them: firebreak effects`, exitCodes.usage);
}

/** The queue for as long as `work` takes: to ask for deliveries, not to do them. */
async function withQueue<T>(
  db: Database,
  work: (queue: Awaited<ReturnType<typeof openQueue>>) => Promise<T>,
): Promise<T> {
  const queue = await openQueue({ db, onError: () => {} });
  try {
    return await work(queue);
  } finally {
    await queue.stop();
  }
}
