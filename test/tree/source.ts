import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, ending in `/`. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const passedOver = new Set(['node_modules', 'dist', 'coverage', '.git', '.firebreak', '.firebreak-demo']);

/** All files below these folders (or the files themselves), as paths from the root with `/`. */
export function filesIn(...places: string[]): string[] {
  return places.flatMap((place) => {
    const full = join(root, place);
    if (!existsSync(full)) return [];
    if (statSync(full).isFile()) return [place];
    return readdirSync(full)
      .filter((name) => !passedOver.has(name))
      .flatMap((name) => filesIn(place === '.' ? name : `${place}/${name}`));
  });
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** An import; `target` is a path from the root, a package's name, or `node:…`. */
export interface Import {
  from: string;
  line: number;
  target: string;
  isOurs: boolean;
}

const statement =
  /^(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm;

/** All imports, including types, of the TypeScript files in these places. */
export function importsIn(...places: string[]): Import[] {
  return filesIn(...places)
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => importsOf(path, textOf(path)));
}

export function importsOf(from: string, text: string): Import[] {
  return [...text.matchAll(statement)].map((found) => {
    const word = found[1] ?? found[2] ?? found[3] ?? '';
    const isOurs = word.startsWith('.');
    const target = isOurs ? fileOf(from, word) : packageOf(word);
    return { from, line: text.slice(0, found.index).split('\n').length, target, isOurs };
  });
}

function fileOf(from: string, word: string): string {
  return normalize(join(dirname(from), word)).replace(/\.js$/, '.ts');
}

function packageOf(word: string): string {
  if (word.startsWith('node:')) return word;
  return word
    .split('/')
    .slice(0, word.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Resolves a path relative to `from` into a path from the root. */
export function fromRoot(from: string, path: string): string {
  return relative(root, join(root, dirname(from), path));
}
