import type { SandboxContext } from './context.js';
import { randomToken } from './new-id.js';
import type { Trigger } from './workspace.js';

const lifeMs = 3_000;

/** A `trigger_id`: good for one modal within three seconds. */
export function newTrigger(context: SandboxContext, user: string, viewId?: string): string {
  const now = context.clock().getTime();
  const id = `${now}.${randomToken(10)}.${randomToken(24)}`;
  context.workspace.triggers[id] = { user, madeAt: now, used: false, ...(viewId ? { viewId } : {}) };
  return id;
}

/** Uses a trigger up, or says why it cannot be used: in Slack's word and in a sentence. */
export function exchangeTrigger(
  context: SandboxContext,
  id: string,
): { trigger: Trigger } | { error: string; why: string } {
  const trigger = context.workspace.triggers[id];
  if (!trigger) return { error: 'invalid_trigger_id', why: 'Slack never gave out this trigger' };
  const ageMs = context.clock().getTime() - trigger.madeAt;
  if (ageMs > lifeMs) {
    const age = (ageMs / 1000).toFixed(1);
    return {
      error: 'expired_trigger_id',
      why: `The trigger was made ${age} s ago; Slack lets it live for ${lifeMs / 1000} s`,
    };
  }
  if (trigger.used)
    return { error: 'exchanged_trigger_id', why: 'The trigger was used before; it is good for one modal' };
  trigger.used = true;
  return { trigger };
}
