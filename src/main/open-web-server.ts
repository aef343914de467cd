import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import express from 'express';
import type { Config } from '../config.js';
import type { Metrics } from '../http/metrics.js';
import type { Readiness } from '../http/readiness.js';
import { webRouter } from '../http/web-router.js';
import type { Log } from '../log.js';

/** How long open connections may take to finish on shutdown. */
const closeMs = 5_000;

/**
 * Slack sends a request at once and waits 3 s for the answer. These limits drop slow senders, so that they can't
 * exhaust the server's connections.
 */
const serverOptions = {
  headersTimeout: 10_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16_384,
};
const idleMs = 30_000;
const maxConnections = 1_000;

/**
 * Opens the web server: Slack's requests go straight to their receiver, all others to the health and metrics router.
 */
export async function openWebServer(
  { http: { host, port } }: Config,
  routes: {
    /** Null in Socket Mode. */
    slack: ((req: IncomingMessage, res: ServerResponse) => void) | null;
    /** Whether the workspace is known yet. */
    isInstalled: () => boolean;
    metrics: Metrics;
    readiness: () => Promise<Readiness>;
    log: Log;
  },
) {
  const { slack, log } = routes;
  const webApp = express().disable('x-powered-by').use(webRouter(routes));
  const server = createServer(serverOptions, (req, res) => {
    res.on('error', (error) => log.warn('answer_not_sent', { error }));
    if (!slack || req.url?.split('?')[0] !== '/slack/events') webApp(req, res);
    else if (!routes.isInstalled()) res.writeHead(503, { 'retry-after': '5' }).end();
    else slack(req, res);
  });
  server.maxConnections = maxConnections;
  server.setTimeout(idleMs);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  server.on('error', (error) => log.error('server_failed', { error, ...remedyFor(error) }));
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${hostInUrl(host)}:${actualPort}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), closeMs).unref();
      }),
  };
}

/** Having too many files open to accept a connection is what happens in practice. */
function remedyFor(error: NodeJS.ErrnoException): { remedy?: string } {
  if (error.code !== 'EMFILE' && error.code !== 'ENFILE') return {};
  return { remedy: 'Raise the limit of open files: LimitNOFILE with systemd, ulimits with Docker.' };
}

/** The host by which this machine reaches what listens on it. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
