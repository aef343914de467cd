import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocket } from 'ws';
import { dict, text } from '../sandbox/json.js';
import type { Scene } from './apps/sandbox-worker.js';
import type { Stage } from './stage.js';

/** An HTTP app that accepts everything and does nothing. Returns its address. */
export async function httpSink(stage: Stage): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => response.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stage.onEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('There is no free port.');
  return `http://127.0.0.1:${address.port}/`;
}

/** The same over Socket Mode, without an address. */
export async function socketSink(stage: Stage, { apiUrl, appToken }: Scene): Promise<undefined> {
  const headers = { authorization: `Bearer ${appToken}` };
  const opened = await fetch(`${apiUrl}apps.connections.open`, { method: 'POST', headers });
  const socket = new WebSocket(text(dict(await opened.json()).url) ?? '');
  stage.onEnd(() => socket.terminate());
  socket.on('message', (data) => {
    const envelope = /"envelope_id":"([^"]+)"/.exec(String(data))?.[1];
    if (envelope) socket.send(`{"envelope_id":"${envelope}"}`);
  });
  await once(socket, 'open');
}
