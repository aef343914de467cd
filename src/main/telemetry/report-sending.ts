import type { Log } from '../../log.js';
import type { Sent } from './send-otlp.js';

/** Logs when a signal can't be sent, again when the reason changes, and when it is sent again. */
export function reportSending(signal: 'traces' | 'metrics', log: Log): (sent: Sent, dropped: number) => void {
  let reported: string | null = null;
  return (sent, dropped) => {
    const why = sent.kind === 'ok' ? null : sent.why;
    if (why === reported) return;
    reported = why;
    if (why === null) log.info('telemetry_sent_again', { signal, dropped });
    else log.warn('telemetry_failed', { signal, why, remedy });
  };
}

const remedy =
  'Check that OTEL_EXPORTER_OTLP_ENDPOINT is a collector that takes OTLP over HTTP (port 4318), and its headers.';
