import { sha256 } from '../sha256.js';

/**
 * OpenTelemetry's ids of one of our traces. A trace in the log has 16 digits: with zeros in front it is the trace id, and
 * itself the id of the first span. So any process knows both, and a search for the log's id finds the trace.
 */
export function traceIds(trace: string): { traceId: string; firstSpanId: string } {
  const id = /^(?!0{16})[0-9a-f]{16}$/.test(trace) ? trace : sha256(trace).slice(0, 16);
  return { traceId: id.padStart(32, '0'), firstSpanId: id };
}
