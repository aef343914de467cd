import { z } from 'zod';
import { faultKinds } from './fault-switches.js';

const dayMs = 86_400_000;

/** What the control room can do. Time goes forwards only. */
export const controlAct = z.discriminatedUnion('does', [
  z.object({
    does: z.literal('jump'),
    ms: z
      .number()
      .int()
      .min(1)
      .max(400 * dayMs),
  }),
  z.object({ does: z.literal('fault'), fault: z.enum(faultKinds), isOn: z.boolean() }),
  z.object({ does: z.enum(['liftFaults', 'dropSockets', 'start', 'stop', 'kill', 'restart', 'reset']) }),
]);

export type ControlAct = z.infer<typeof controlAct>;
