import type { TelemetryConfig } from '../../config/telemetry-config.js';

/** What came of sending. `later`: the same may be sent again. */
export type Sent = { kind: 'ok' } | { kind: 'later' | 'rejected'; why: string };

/** As OTLP says; everything else is not to be repeated. */
const passing = [429, 502, 503, 504];

/** Sends one request of OTLP in JSON. Never throws. */
export async function sendOtlp(
  url: string,
  body: unknown,
  { headers, timeoutMs }: Pick<TelemetryConfig, 'headers' | 'timeoutMs'>,
): Promise<Sent> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (response.ok) return { kind: 'ok' };
    return { kind: passing.includes(response.status) ? 'later' : 'rejected', why: `http_${response.status}` };
  } catch (error) {
    return { kind: 'later', why: error instanceof Error ? reasonOf(error) : 'no_answer' };
  }
}

function reasonOf({ name, cause }: Error): string {
  if (name === 'TimeoutError') return 'timeout';
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no_answer';
}
