import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';

type Listener<Type extends string> = (
  args: SlackEventMiddlewareArgs<Type> & AllMiddlewareArgs,
) => Promise<void>;

/**
 * Replaces `app.event` with one listener per event type. Bolt calls every listener, those of commands and buttons
 * too, for each event, which costs more than storing it; here an event goes to its own listener only.
 */
export function routeEvents(app: Pick<App, 'use'>) {
  const listeners = new Map<string, Listener<never>>();
  app.use(async (args) => {
    const listener = 'event' in args && listeners.get(args.event.type);
    // The type, which selected the listener, determines the event's shape.
    return listener ? listener(args as never) : args.next();
  });
  return {
    event<Type extends string>(type: Type, listener: Listener<Type>): void {
      if (listeners.has(type)) throw new Error(`Two listeners for ${type}: the second would hide the first.`);
      listeners.set(type, (args) => listener(args));
    },
  };
}
