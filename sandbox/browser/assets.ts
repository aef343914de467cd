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

const mediaTypes: Record<string, string> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
};

/** The file at an address of `/assets/` or `/vendor/`; undefined where there is none. */
export async function assetAt(path: string): Promise<Asset | undefined> {
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
