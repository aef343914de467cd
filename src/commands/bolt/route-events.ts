import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';

type Listener<Type extends string> = (
  args: SlackEventMiddlewareArgs<Type> & AllMiddlewareArgs,
) => Promise<void>;

/**
 * What takes the place of `app.event`: one listener for each type of event. Bolt asks every listener that it knows, those
 * of commands and buttons too, about each event, which costs more than storing it; here an event goes to its own
 * listener and to nobody else.
 */
export function routeEvents(app: Pick<App, 'use'>) {
  const listeners = new Map<string, Listener<never>>();
  app.use(async (args) => {
    const listener = 'event' in args && listeners.get(args.event.type);
    // The shape of an event follows from its type, by which its listener was found.
    return listener ? listener(args as never) : args.next();
  });
  return {
    event<Type extends string>(type: Type, listener: Listener<Type>): void {
      if (listeners.has(type)) throw new Error(`Two listeners for ${type}: the second would hide the first.`);
      listeners.set(type, (args) => listener(args));
    },
  };
}
