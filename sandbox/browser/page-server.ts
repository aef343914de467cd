import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Scene } from './scene.js';
import { type Visitor, welcome } from './visitor.js';

/** Keeps open pages in sync with the workspace. */
export interface PageServer {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export function newPageServer(scene: Scene): PageServer {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 });
  const visitors = new Set<Visitor>();
  const stop = scene.changes.listen(() => {
    for (const visitor of visitors) visitor.refresh();
  });
  return {
    upgrade(request, socket, head) {
      server.handleUpgrade(request, socket, head, (page) => {
        const visitor = welcome(scene, page);
        visitors.add(visitor);
        page.on('error', () => page.terminate());
        page.on('close', () => visitors.delete(visitor));
      });
    },
    close() {
      stop();
      for (const page of server.clients) page.terminate();
      server.close();
    },
  };
}
