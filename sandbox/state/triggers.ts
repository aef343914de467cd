import { randomToken } from './new-id.js';
import type { Trigger } from './workspace.js';
import type { World } from './world.js';

const lifeMs = 3_000;

/** A `trigger_id`: good for one modal within three seconds. */
export function newTrigger(world: World, user: string, viewId?: string): string {
  const now = world.clock().getTime();
  const id = `${now}.${randomToken(10)}.${randomToken(24)}`;
  world.workspace.triggers[id] = { user, madeAt: now, used: false, ...(viewId ? { viewId } : {}) };
  return id;
}

/** Uses a trigger up, or says in Slack's word why it cannot be used. */
export function exchangeTrigger(world: World, id: string): { trigger: Trigger } | { error: string } {
  const trigger = world.workspace.triggers[id];
  if (!trigger) return { error: 'invalid_trigger_id' };
  if (world.clock().getTime() - trigger.madeAt > lifeMs) return { error: 'expired_trigger_id' };
  if (trigger.used) return { error: 'exchanged_trigger_id' };
  trigger.used = true;
  return { trigger };
}
