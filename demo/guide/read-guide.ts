import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Guide, GuideFile } from '../../sandbox/browser/serve-guide.js';
import { packageFile } from '../../src/config/package-file.js';
import { parseMarkdown } from '../../src/domain/text/markdown/parse-markdown.js';
import { addressOf, guideAddress, isPage, startPage } from './addresses.js';
import { contentsIn } from './contents.js';
import { pageHtml } from './page-html.js';
import { style } from './style.js';

/** Everything that belongs to the guide; of these, what the program ships with. */
const places = ['docs', 'README.md', 'SECURITY.md', 'CHANGELOG.md', 'runbooks/firebreak', 'deploy'];
const single = ['firebreak.example.yml', 'manifest.yml', 'compose.yml'];

const mediaTypes: Record<string, string> = {
  '.png': 'image/png',
  '.css': 'text/css; charset=utf-8',
  '.md': 'text/html; charset=utf-8',
};

/**
 * The documentation as pages, and the files that it links to. Everything is read now: later, only these addresses are
 * answered. Null if the documentation isn't installed.
 */
export function readGuide(): Guide | null {
  const root = packageFile('docs/README.md');
  if (!root) return null;
  const folder = fileURLToPath(new URL('..', root));
  const paths = [...places, ...single].flatMap((place) => filesIn(folder, place));
  const known = new Set(paths);
  const textOf = (path: string) => readFileSync(join(folder, path), 'utf8');
  const contents = contentsIn(parseMarkdown(textOf(startPage)));
  const files = paths.map((path): [string, GuideFile] => {
    const bytes = isPage(path)
      ? Buffer.from(pageHtml({ path, markdown: parseMarkdown(textOf(path)), contents, known }))
      : readFileSync(join(folder, path));
    return [addressOf(path), { mediaType: mediaTypes[extname(path)] ?? 'text/plain; charset=utf-8', bytes }];
  });
  const css: GuideFile = { mediaType: mediaTypes['.css'] ?? '', bytes: Buffer.from(style) };
  return { address: guideAddress, files: new Map([...files, [`${guideAddress}style.css`, css]]) };
}

function filesIn(folder: string, place: string): string[] {
  const full = join(folder, place);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return /\.m?js$/.test(place) ? [] : [place];
  return readdirSync(full).flatMap((name) => filesIn(folder, `${place}/${name}`));
}
