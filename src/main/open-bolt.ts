import type { IncomingMessage, ServerResponse } from 'node:http';
import { httpApp, socketApp } from '../commands/bolt/receivers.js';
import type { Config } from '../config.js';
import type { Part } from '../http/readiness.js';
import type { Log } from '../log.js';
import type { Installation } from '../slack/installation.js';

/** Bolt, over whichever way is configured; the same commands on both. */
export interface Bolt {
  app: ReturnType<typeof httpApp>['app'];
  /** Takes the requests to `/slack/events`; null over Socket Mode. */
  listen: ((req: IncomingMessage, res: ServerResponse) => void) | null;
  start(): Promise<unknown>;
  stop(): Promise<unknown>;
  socketPart(): Part;
}

export function openBolt(
  { slack }: Config,
  {
    installed,
    log,
    onReconnected,
  }: {
    installed: (workspaceId: string) => Installation | null;
    log: Log;
    /** Slack's socket is open again after it was lost: events may have been missed. */
    onReconnected: () => void;
  },
): Bolt {
  const { appToken, signingSecret, apiUrl } = slack;
  const shared = {
    authorize: installed,
    log: {
      warn: (what: string) => log.warn('bolt', { what }),
      error: (what: string) => log.error('bolt', { what }),
    },
  };
  if (appToken === null) {
    const { app, listen } = httpApp({ signingSecret: signingSecret ?? '', ...shared });
    const nothing = async () => {};
    return { app, listen, start: nothing, stop: nothing, socketPart: () => ({ kind: 'unused' }) };
  }
  const { app, isConnected } = socketApp({ appToken, apiUrl, onReconnected, ...shared });
  return {
    app,
    listen: null,
    start: () => app.start(),
    stop: () => app.stop(),
    socketPart: () =>
      isConnected() ? { kind: 'ready' } : { kind: 'not_ready', why: 'not connected to Slack' },
  };
}
