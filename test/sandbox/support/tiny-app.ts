import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import { freePort } from '../../support/free-port.js';

/** A Bolt app that uses the sandbox, with a way to stop it. */
export interface TinyApp {
  app: App;
  stop(): Promise<unknown>;
}

const quiet = { logLevel: LogLevel.ERROR };

/** Starts a Bolt app over HTTP on a free port and has the sandbox deliver to it. */
export async function httpApp(sandbox: Sandbox, declare: (app: App) => void): Promise<TinyApp> {
  const receiver = new HTTPReceiver({ signingSecret: sandbox.signingSecret, ...quiet });
  const app = newApp(sandbox, receiver, declare);
  const port = await freePort();
  await app.start({ port, host: '127.0.0.1' });
  sandbox.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  return { app, stop: () => app.stop() };
}

/** Starts a Bolt app in Socket Mode and waits until it is connected. */
export async function socketApp(sandbox: Sandbox, declare: (app: App) => void): Promise<TinyApp> {
  const receiver = new SocketModeReceiver({
    appToken: sandbox.appToken,
    clientPingTimeout: 200,
    installerOptions: { clientOptions: { slackApiUrl: sandbox.apiUrl } },
    ...quiet,
  });
  const app = newApp(sandbox, receiver, declare);
  sandbox.deliverTo();
  const before = sandbox.socketCount;
  await app.start();
  await sandbox.until(() => sandbox.socketCount > before);
  return {
    app,
    async stop() {
      const left = sandbox.socketCount - 1;
      await app.stop();
      await sandbox.until(() => sandbox.socketCount <= left);
    },
  };
}

function newApp(
  sandbox: Sandbox,
  receiver: HTTPReceiver | SocketModeReceiver,
  declare: (app: App) => void,
): App {
  const clientOptions = { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } };
  const app = new App({ token: sandbox.botToken, receiver, clientOptions, ...quiet });
  declare(app);
  return app;
}
