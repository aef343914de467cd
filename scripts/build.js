// Builds `dist`. Types are only removed here; `npm run verify` checks them. So an installation without a compiler can
// build too, and a line of `dist` has the number it has in its source.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Production has no packages for the sandbox, so only the bot is built there. */
const hasSandbox = existsSync(join(root, 'node_modules/preact'));
const folders = hasSandbox ? ['src', 'sandbox', 'demo', 'bench'] : ['src'];
const builder = 'scripts/build.js';
const notBuilt = /^sandbox\/(?:reference|node_modules)\/|\/(?:package|tsconfig)\.json$|\.md$/;

/**
 * Packages of the sandbox that the bot doesn't have. They are copied, so that what `npm pack` makes has a demo although
 * production installs none of them.
 */
export const carried = hasSandbox ? onlyInSandbox() : [];
const isCarried = /\/(?:package\.json|LICENSE|[^/]+\.m?js)$/;

function onlyInSandbox() {
  const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const { dependencies } = read('package.json');
  const names = Object.keys(read('sandbox/package.json').devDependencies);
  return names.filter((name) => !(name in dependencies) && !name.startsWith('@types/'));
}

/** Builds what changed since the last build, and removes what has no source any more. */
export async function build(outDir = join(root, 'dist')) {
  if (!existsSync(join(root, 'node_modules'))) {
    console.error('The dependencies are missing. Run `npm ci`.');
    process.exit(1);
  }
  const ours = folders.flatMap(filesIn).filter((file) => !notBuilt.test(file));
  const theirs = carried
    .flatMap((name) => filesIn(`node_modules/${name}`))
    .filter((file) => isCarried.test(file));
  const sources = [...ours, ...theirs, builder];
  const targetOf = (source) => join(outDir, source.replace(/\.tsx?$/, '.js'));
  const isSameBuilder = isCurrent(builder, targetOf(builder));
  const changed = sources.filter((source) => !isSameBuilder || !isCurrent(source, targetOf(source)));
  for (const source of changed) await write(source, targetOf(source));
  const targets = new Set(sources.map(targetOf));
  for (const file of filesBelow(outDir)) if (!targets.has(file)) rmSync(file);
  removeEmptyFolders(outDir);
}

/** A folder without files would still be found, for example instead of the sandbox's reference. */
function removeEmptyFolders(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeEmptyFolders(join(folder, entry.name));
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

function filesIn(folder) {
  return filesBelow(join(root, folder)).map((file) => file.slice(root.length));
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A target has its source's time. A newer time would not do: deployments may bring sources that are older than the build. */
function isCurrent(source, target) {
  const built = statSync(target, { throwIfNoEntry: false });
  return built !== undefined && Math.abs(built.mtimeMs - statSync(join(root, source)).mtimeMs) < 1;
}

async function write(source, target) {
  const path = join(root, source);
  mkdirSync(dirname(target), { recursive: true });
  if (/\.tsx?$/.test(source)) writeFileSync(target, await scriptOf(source, readFileSync(path, 'utf8')));
  else cpSync(path, target);
  utimesSync(target, new Date(), statSync(path).mtime);
}

function scriptOf(source, text) {
  return source.endsWith('.tsx') ? withoutJsx(source, text) : withoutTypes(source, text);
}

async function withoutTypes(source, text) {
  const { default: swc } = await import('@swc/wasm-typescript');
  try {
    return swc.transformSync(text, { mode: 'strip-only', module: true }).code;
  } catch (error) {
    throw new Error(`${source}: ${error.message}`);
  }
}

async function withoutJsx(source, text) {
  const { transformSync } = await import('rolldown/utils');
  const jsx = { runtime: 'automatic', importSource: 'preact', development: false };
  const { code, errors } = transformSync(source, text, { jsx, typescript: { onlyRemoveTypeImports: true } });
  if (errors.length > 0) throw new Error(`${source}: ${errors.map((one) => one.message).join('; ')}`);
  return code;
}

const [, script, outDir] = process.argv;
if (realpathSync(script) === fileURLToPath(import.meta.url)) await build(outDir && resolve(outDir));
