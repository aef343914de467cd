import { createServer } from 'node:http';
import type { Sandbox } from '../../../sandbox/sandbox.js';

/** Has the sandbox deliver to an app that accepts everything and does nothing. Returns a function that stops it. */
export async function sinkApp(sandbox: Sandbox): Promise<() => Promise<unknown>> {
  const app = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.end());
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = app.address();
  if (typeof address !== 'object' || !address) throw new Error('The app does not listen.');
  sandbox.deliverTo(`http://127.0.0.1:${address.port}/`);
  return () =>
    new Promise((resolve) => {
      app.close(resolve);
      app.closeAllConnections();
    });
}
