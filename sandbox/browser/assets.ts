import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file for the page. */
export interface Asset {
  mediaType: string;
  bytes: Buffer;
}

/** The packages that run in the page as they come, with the address of their entry. */
export const vendored = [
  'preact',
  'preact/hooks',
  'preact/jsx-runtime',
  'marked',
  'slack-message-parser',
].map((name) => {
  const entry = fileURLToPath(import.meta.resolve(name));
  const folder = `/vendor/${name.replaceAll('/', '.')}/`;
  return { name, address: folder + basename(entry), folder, directory: dirname(entry) };
});

/** The compiled sandbox; run from its source it stands in `dist`. */
const compiled = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/sandbox/' : '../', import.meta.url),
);

/** Folders of the sandbox that run in the browser; nothing else is handed out. */
const shared = /^\/assets\/(?:(?:page|emoji|text)\/|json\.js$)/;

/** The build that a page was made of stands in its addresses. */
const versioned = /^\/assets\/v[0-9a-z]+\//;

/** What stands at such an address never changes. */
export function isVersioned(address: string): boolean {
  return versioned.test(address);
}

const mediaTypes: Record<string, string> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
};

/** Another one after every build: it stands in the addresses of the page's parts, so that a browser may keep what it got. */
export function pageVersion(): string {
  const page = join(compiled, 'page');
  const files = existsSync(page) ? readdirSync(page, { recursive: true, encoding: 'utf8' }) : [];
  const latest = Math.max(0, ...files.map((file) => statSync(join(page, file)).mtimeMs));
  return `v${Math.round(latest).toString(36)}`;
}

/** The file at an address of `/assets/` or `/vendor/`; undefined where there is none. */
export async function assetAt(address: string): Promise<Asset | undefined> {
  const path = address.replace(versioned, '/assets/');
  const mediaType = mediaTypes[extname(path)];
  const file = fileOf(normalize(path));
  if (!mediaType || !file) return undefined;
  try {
    return { mediaType, bytes: await readFile(file) };
  } catch {
    return undefined;
  }
}

function fileOf(path: string): string | undefined {
  if (shared.test(path)) return join(compiled, path.slice('/assets/'.length));
  const found = vendored.find(({ folder }) => path.startsWith(folder));
  return found ? join(found.directory, path.slice(found.folder.length)) : undefined;
}
