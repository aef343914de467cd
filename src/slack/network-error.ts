/**
 * Why a request did not get through, as a short and stable code such as `econnrefused`, `self_signed_cert_in_chain` or
 * `timeout`. The network's own reason is deep in the cause; messages may contain addresses and are not used.
 */
export function networkError(error: unknown): string {
  const errors = causesOf(error);
  const proxyStatus = errors
    .map(({ message }) => /^Proxy response \((\d{3})\)/.exec(message)?.[1])
    .find(Boolean);
  if (proxyStatus) return `proxy_answered_${proxyStatus}`;
  if (errors.some(({ name }) => name === 'TimeoutError' || name === 'AbortError')) return 'timeout';
  const code = errors.map(codeOf).findLast((one) => one !== null) ?? 'no_answer';
  return /timeout/.test(code) ? 'timeout' : code;
}

/** The error and what caused it, from outside in: the SDK wraps errors of `fetch`, which wraps those of the network. */
function causesOf(error: unknown, depth = 6): Error[] {
  if (!(error instanceof Error) || depth === 0) return [];
  const inner: unknown =
    error instanceof AggregateError ? error.errors[0] : 'original' in error ? error.original : error.cause;
  return [error, ...causesOf(inner, depth - 1)];
}

function codeOf(error: Error): string | null {
  const code = 'code' in error ? error.code : null;
  const isReason = typeof code === 'string' && /^(?!slack_webapi)\w{1,60}$/.test(code);
  return isReason ? code.toLowerCase() : null;
}
