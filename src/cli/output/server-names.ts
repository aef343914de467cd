import { listed } from '../../domain/text/words.js';

/** `app-1 (pid 4711) and app-2 (pid 12)`. */
export function serverNames(servers: readonly { host: string; pid: number }[]): string {
  return listed(servers.map(serverName));
}

export function serverName({ host, pid }: { host: string; pid: number }): string {
  return `${host} (pid ${pid})`;
}
