import { type Response, Router } from 'express';
import type { Metrics } from './metrics.js';
import { isReady, type Part, type Readiness } from './readiness.js';

export interface WebRouterOptions {
  metrics: Pick<Metrics, 'expose'>;
  readiness: () => Promise<Readiness>;
}

/**
 * What operators and their machines ask: `GET /healthz` (the process lives), `GET /readyz` (200 where every part is
 * ready, else 503; either way JSON that names each part), `GET /metrics` (Prometheus text).
 */
export function webRouter({ metrics, readiness }: WebRouterOptions): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    dirty(response).json({ alive: true });
  });
  router.get('/readyz', async (_request, response) => {
    const state = await readiness();
    dirty(response)
      .status(isReady(state) ? 200 : 503)
      .json(readinessBody(state));
  });
  router.get('/metrics', async (_request, response) => {
    const { contentType, text } = await metrics.expose();
    dirty(response).set('content-type', contentType).send(text);
  });
  router.all(['/healthz', '/readyz', '/metrics'], (_request, response) => {
    response.status(405).set('allow', 'GET, HEAD').end();
  });
  return router;
}

/** `{ "ready": false, "parts": { "database": "ready", "socket": "not connected", … } }` */
function readinessBody(state: Readiness): { ready: boolean; parts: Record<keyof Readiness, string> } {
  return {
    ready: isReady(state),
    parts: {
      database: words(state.database),
      slack: words(state.slack),
      socket: words(state.socket),
      deliverer: words(state.deliverer),
    },
  };
}

function words(part: Part): string {
  return part.kind === 'not_ready' ? part.why : part.kind;
}

function dirty(response: Response): Response {
  return response.set('cache-control', 'no-store');
}
