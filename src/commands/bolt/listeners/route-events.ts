import type { AllMiddlewareArgs, AnyMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';

type EventArgs<Type extends string = string> = SlackEventMiddlewareArgs<Type> & AllMiddlewareArgs;
type Listener<Type extends string> = (args: EventArgs<Type>) => Promise<void>;

/** Bolt with our routing of events. */
export type RoutedApp = App & ReturnType<typeof routeEvents>;

/** Firebreak's own joins and leaves say where it can read. */
const keptOfOwn = ['member_joined_channel', 'member_left_channel'];

/**
 * Replaces `app.event` with one listener per event type. Bolt calls every listener, those of commands and buttons
 * too, for each event, which costs more than storing it; here an event goes to its own listener only. What Firebreak
 * did itself goes to none, as with Bolt's `ignoreSelf`, but its messages go to `ownMessage`.
 */
export function routeEvents(app: Pick<App, 'use'>) {
  const listeners = new Map<string, Listener<never>>();
  let hearOwn: Listener<'message'> = async () => {};
  app.use(async (args) => {
    if (!isEvent(args)) return args.next();
    // The type, which selected the listener, determines the event's shape.
    if (isOwn(args)) return args.event.type === 'message' ? hearOwn(args as never) : undefined;
    const listener = listeners.get(args.event.type);
    return listener ? listener(args as never) : args.next();
  });
  return {
    event<Type extends string>(type: Type, listener: Listener<Type>): void {
      if (listeners.has(type)) throw new Error(`Two listeners for ${type}: the second would hide the first.`);
      listeners.set(type, (args) => listener(args));
    },
    ownMessage(listener: Listener<'message'>): void {
      hearOwn = listener;
    },
  };
}

function isEvent(args: AnyMiddlewareArgs & AllMiddlewareArgs): args is EventArgs {
  return 'event' in args;
}

function isOwn({ event, context: { botId, botUserId } }: EventArgs): boolean {
  if (keptOfOwn.includes(event.type)) return false;
  const isByUser = botUserId !== undefined && 'user' in event && event.user === botUserId;
  const isByBot =
    botId !== undefined && event.type === 'message' && 'bot_id' in event && event.bot_id === botId;
  return isByUser || isByBot;
}
