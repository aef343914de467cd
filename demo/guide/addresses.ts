import { posix } from 'node:path';

/** Where the guide is served. */
export const guideAddress = '/docs/';
export const startPage = 'docs/README.md';

/** True for files that become pages; others are served as they are. */
export function isPage(path: string): boolean {
  return path.endsWith('.md');
}

/** The address of a file, by its path in the repository: `docs/guide/run.md` is at `/docs/guide/run`. */
export function addressOf(path: string): string {
  if (path === startPage) return guideAddress;
  const below = path.replace(/^docs\//, '').replace(/\.md$/, '');
  return guideAddress + below;
}

/** The address that a link in this file leads to; null if it leads to nothing that is there. */
export function linked(from: string, link: string, known: ReadonlySet<string>): string | null {
  if (/^(?:https?:|mailto:)/.test(link)) return link;
  if (link.startsWith('#')) return link;
  const [target = '', anchor] = link.split('#');
  const path = posix.normalize(posix.join(posix.dirname(from), target));
  if (!known.has(path)) return null;
  return addressOf(path) + (anchor === undefined ? '' : `#${anchor}`);
}
