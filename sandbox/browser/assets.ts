import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file served to the page. */
export interface Asset {
  mediaType: string;
  bytes: Buffer;
}

/** npm packages served to the page unchanged, with their entry points. */
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

/** The compiled sandbox; in `dist` when run from source. */
const compiled = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/sandbox/' : '../', import.meta.url),
);

/** The only sandbox folders served to the browser. */
const shared = /^\/assets\/(?:(?:page|emoji|text)\/|json\.js$)/;

/** Asset URLs contain the build's version. */
const versioned = /^\/assets\/v[0-9a-z]+\//;

/** True if content at this address never changes. */
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

/** Changes with every build. It is part of asset URLs, so that browsers can cache them forever. */
export function pageVersion(): string {
  const page = join(compiled, 'page');
  const files = existsSync(page) ? readdirSync(page, { recursive: true, encoding: 'utf8' }) : [];
  const latest = Math.max(0, ...files.map((file) => statSync(join(page, file)).mtimeMs));
  return `v${Math.round(latest).toString(36)}`;
}

/** The file at an `/assets/` or `/vendor/` address, or undefined. */
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
