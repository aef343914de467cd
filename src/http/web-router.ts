import { type Response, Router } from 'express';
import type { Metrics } from './metrics.js';
import { isReady, type Part, type Readiness } from './readiness.js';

export interface WebRouterOptions {
  metrics: Pick<Metrics, 'expose'>;
  readiness: () => Promise<Readiness>;
}

/**
 * Operator endpoints: `GET /healthz` (the process is alive), `GET /readyz` (200 if every part is ready, otherwise
 * 503; JSON that names each part), `GET /metrics` (Prometheus text).
 */
export function webRouter({ metrics, readiness }: WebRouterOptions): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    uncached(response).json({ alive: true });
  });
  router.get('/readyz', async (_request, response) => {
    const state = await readiness();
    uncached(response)
      .status(isReady(state) ? 200 : 503)
      .json(readinessBody(state));
  });
  router.get('/metrics', async (_request, response) => {
    const { contentType, text } = await metrics.expose();
    uncached(response).set('content-type', contentType).send(text);
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
      database: stateText(state.database),
      slack: stateText(state.slack),
      socket: stateText(state.socket),
      deliverer: stateText(state.deliverer),
      clock: stateText(state.clock),
    },
  };
}

function stateText(part: Part): string {
  return part.kind === 'not_ready' ? part.why : part.kind;
}

function uncached(response: Response): Response {
  return response.set('cache-control', 'no-store');
}
