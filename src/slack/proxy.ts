import { type Dispatcher, EnvHttpProxyAgent, fetch as fetchThrough } from 'undici';

/**
 * Sends requests and sockets through a company's proxies: `http` also for HTTPS if there is no proxy for it. `except`:
 * hosts that are reached directly, as in `NO_PROXY`.
 */
export function openProxy(proxies: { https: string; http: string; except: string }): Dispatcher {
  return new EnvHttpProxyAgent({
    httpsProxy: proxies.https,
    httpProxy: proxies.http,
    noProxy: proxies.except,
  });
}

/** `fetch` through a proxy; Node's own if there is none. */
export function fetchVia(proxy: Dispatcher | null): typeof globalThis.fetch {
  if (proxy === null) return globalThis.fetch;
  // The same function, but undici and Node declare their own types for it.
  const viaProxy: unknown = (address: string, init: object) =>
    fetchThrough(address, { ...init, dispatcher: proxy });
  return viaProxy as typeof globalThis.fetch;
}

/** The option of undici's `request` that sends it through a proxy. */
export function dispatchVia(proxy: Dispatcher | null): { dispatcher?: Dispatcher } {
  return proxy === null ? {} : { dispatcher: proxy };
}
