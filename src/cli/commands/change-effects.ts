import { randomUUID } from 'node:crypto';
import { dismissEffects, type EffectChoice, retryEffects } from '../../workflows/delivery/retry-effects.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { recorder } from '../record.js';
import { Refused } from '../refused.js';
import { printError, printJson, type Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface ChangeOptions {
  ids: string[];
  dead: boolean;
  json: boolean;
}

type Change = typeof retryEffects;

/** Retries effects that Slack rejected or that failed too often. A running server picks them up within seconds. */
export function retryEffectsCommand(terminal: Terminal, options: ChangeOptions): Promise<ExitCode> {
  return change(terminal, options, { apply: retryEffects, result: 'will be retried' });
}

/** Dismisses failed effects for good. */
export function dismissEffectsCommand(terminal: Terminal, options: ChangeOptions): Promise<ExitCode> {
  return change(terminal, options, { apply: dismissEffects, result: 'dismissed' });
}

async function change(
  terminal: Terminal,
  options: ChangeOptions,
  { apply, result }: { apply: Change; result: string },
): Promise<ExitCode> {
  const choice = choiceOf(options);
  return withDatabase(terminal, async (db) => {
    const deps = { db, clock: terminal.clock, requestDelivery: leaveToServer, record: recorder(terminal) };
    const { ids } = await apply(deps, choice, `cli-${randomUUID()}`);
    const asked = 'ids' in choice ? choice.ids : ids;
    const unchanged = asked.filter((id) => !ids.includes(id));
    if (options.json) printJson(terminal, { changed: ids, unchanged });
    else terminal.out(ids.length > 0 ? ids.map((id) => `${id} ${result}\n`).join('') : 'Nothing changed.\n');
    if (unchanged.length === 0) return exitCodes.done;
    printError(terminal, `Unchanged (neither rejected nor dead): ${unchanged.join(', ')}`);
    return exitCodes.refused;
  });
}

function choiceOf({ ids, dead }: ChangeOptions): EffectChoice {
  if (dead === ids.length > 0)
    throw new Refused('Give effect ids, or --dead for all dead effects.', exitCodes.usage);
  return dead ? { allDead: true } : { ids: [...new Set(ids.map(requireId))] };
}

function requireId(typed: string): number {
  if (/^[1-9]\d{0,14}$/.test(typed)) return Number(typed);
  throw new Refused(`“${typed}” isn't an effect id. List ids with: firebreak effects`, exitCodes.usage);
}

/** A running server looks for overdue effects every few seconds. */
function leaveToServer(): void {}
