import { Pool } from 'undici';
import type { Signed } from './payloads.js';

/** The result of a load. */
export interface LoadResult {
  /** Requests acknowledged with 200. */
  answered: number;
  perSecond: number;
  /** Milliseconds from sending to the end of the acknowledgement, per request. */
  latencies: number[];
}

export interface Load {
  url: string;
  /** Sent in order. Provide more than can be sent in the time, or the load ends early. */
  requests: Signed[];
  atOnce: number;
  forMs: number;
}

/** Keeps `atOnce` requests in flight over persistent connections. Throws if one is not answered with 200. */
export async function load({ url, requests, atOnce, forMs }: Load): Promise<LoadResult> {
  const pool = new Pool(url, { connections: atOnce, pipelining: 1 });
  const latencies: number[] = [];
  const startedAt = performance.now();
  const endAt = startedAt + forMs;
  let next = 0;
  const sendInTurn = async () => {
    for (let request = requests[next++]; request && performance.now() < endAt; request = requests[next++]) {
      latencies.push(await send(pool, request));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendInTurn));
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.close();
  return { answered: latencies.length, perSecond: latencies.length / seconds, latencies };
}

async function send(pool: Pool, { headers, body }: Signed): Promise<number> {
  const sentAt = performance.now();
  const answer = await pool.request({ method: 'POST', path: '/slack/events', headers, body });
  await answer.body.dump();
  if (answer.statusCode !== 200) throw new Error(`A request was answered with ${answer.statusCode}.`);
  return performance.now() - sentAt;
}
