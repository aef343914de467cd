import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import express from 'express';
import type { Config } from '../config.js';
import type { Metrics } from '../http/metrics.js';
import type { Readiness } from '../http/readiness.js';
import { webRouter } from '../http/web-router.js';

/** How long open connections may take to end by themselves. */
const closeMs = 5_000;

/** One web server: Slack's requests straight to Bolt, everything else to the router of health and metrics. */
export async function listen(
  { http: { host, port } }: Config,
  routes: {
    slack: ((req: IncomingMessage, res: ServerResponse) => void) | null;
    metrics: Metrics;
    readiness: () => Promise<Readiness>;
    now: () => number;
  },
) {
  const site = express().disable('x-powered-by').use(webRouter(routes));
  const server = createServer((req, res) => {
    if (!routes.slack || req.url?.split('?')[0] !== '/slack/events') return site(req, res);
    res.once('finish', () => {
      if (res.statusCode === 401) routes.metrics.requestRefused({ why: whyRefused(req, routes.now()) });
    });
    routes.slack(req, res);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const address = server.address();
  const boundTo = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${boundTo}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), closeMs).unref();
      }),
  };
}

/** Slack's clock and ours may differ by five minutes; what is older was signed for another time. */
function whyRefused(req: IncomingMessage, now: number): 'stale_timestamp' | 'bad_signature' {
  const signedAt = Number(req.headers['x-slack-request-timestamp']);
  return Math.abs(now / 1_000 - signedAt) > 300 ? 'stale_timestamp' : 'bad_signature';
}
