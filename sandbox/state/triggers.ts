import type { SandboxContext } from './context.js';
import { randomToken } from './new-id.js';
import type { Trigger } from './workspace.js';

const lifeMs = 3_000;

/** A `trigger_id`: opens one modal within three seconds. */
export function newTrigger(context: SandboxContext, user: string, viewId?: string): string {
  const now = context.clock().getTime();
  const id = `${now}.${randomToken(10)}.${randomToken(24)}`;
  context.workspace.triggers[id] = { user, madeAt: now, used: false, ...(viewId ? { viewId } : {}) };
  return id;
}

/** Consumes a trigger, or returns why it can't be used: Slack's code and a sentence. */
export function exchangeTrigger(
  context: SandboxContext,
  id: string,
): { trigger: Trigger } | { error: string; why: string } {
  const trigger = context.workspace.triggers[id];
  if (!trigger) return { error: 'invalid_trigger_id', why: 'Slack never issued this trigger' };
  const ageMs = context.clock().getTime() - trigger.madeAt;
  if (ageMs > lifeMs) {
    const age = (ageMs / 1000).toFixed(1);
    return {
      error: 'expired_trigger_id',
      why: `The trigger was made ${age} s ago; it expires after ${lifeMs / 1000} s`,
    };
  }
  if (trigger.used)
    return { error: 'exchanged_trigger_id', why: 'The trigger was already used; it opens one modal' };
  trigger.used = true;
  return { trigger };
}
