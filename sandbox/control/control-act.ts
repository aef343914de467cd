import { z } from 'zod';
import { faultKinds } from './fault-switches.js';

const dayMs = 86_400_000;

/**
 * Actions that run immediately: a fault may keep the app from starting, so turning it off or killing the app must not
 * wait.
 */
const atOnce = [
  z.object({ does: z.literal('fault'), fault: z.enum(faultKinds), isOn: z.boolean() }),
  z.object({ does: z.enum(['liftFaults', 'dropSockets', 'kill']) }),
] as const;

/** Actions that run one at a time. The clock only moves forward. */
const inTurn = [
  z.object({
    does: z.literal('jump'),
    ms: z
      .number()
      .int()
      .min(1)
      .max(400 * dayMs),
  }),
  /** To 9:30 of the next Monday to Friday in this zone. */
  z.object({ does: z.literal('jumpToWorkingDay'), timeZone: z.string().max(100).optional() }),
  z.object({ does: z.enum(['start', 'stop', 'restart', 'reset']) }),
] as const;

const actAtOnce = z.discriminatedUnion('does', atOnce);

/** Every control room action. */
export const controlAct = z.discriminatedUnion('does', [...atOnce, ...inTurn]);

export type ActAtOnce = z.infer<typeof actAtOnce>;
export type ControlAct = z.infer<typeof controlAct>;
export type ActInTurn = Exclude<ControlAct, ActAtOnce>;

export function isAtOnce(act: ControlAct): act is ActAtOnce {
  return actAtOnce.safeParse(act).success;
}
