import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importsIn, textOf } from './source.js';

const versions = z.record(z.string(), z.string()).default({});
const manifest = z.object({ dependencies: versions, devDependencies: versions });
const read = (path: string) => manifest.parse(JSON.parse(textOf(path)));
const [bot, sandbox] = [read('package.json'), read('sandbox/package.json')];
const lock = z
  .object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) })
  .parse(JSON.parse(textOf('package-lock.json')));

const packagesIn = (...places: string[]) =>
  new Set(
    importsIn(...places)
      .filter(({ isOurs, target }) => !isOurs && !target.startsWith('node:'))
      .map(({ target }) => target),
  );

describe('what production installs', () => {
  it('has every package that the bot imports', () => {
    expect([...packagesIn('src')].filter((name) => !(name in bot.dependencies))).toEqual([]);
  });

  it('has no package that only development or the sandbox needs', () => {
    const others = Object.keys({ ...bot.devDependencies, ...sandbox.devDependencies }).filter(
      (name) => !(name in bot.dependencies) && !name.startsWith('@types/'),
    );
    expect(others).toEqual(expect.arrayContaining(['preact', 'typescript', 'vitest']));
    expect(others.filter((name) => !lock.packages[`node_modules/${name}`]?.dev)).toEqual([]);
  });
});

describe('the sandbox', () => {
  it('names every package that it imports', () => {
    expect([...packagesIn('sandbox')].filter((name) => !(name in sandbox.devDependencies))).toEqual([]);
  });

  it('has no dependencies that npm would install in production', () => {
    expect(sandbox.dependencies).toEqual({});
  });

  it('has the same version of a package as the bot', () => {
    const ours: Record<string, string> = { ...bot.dependencies, ...bot.devDependencies };
    const differing = Object.entries(sandbox.devDependencies).filter(
      ([name, version]) => name in ours && ours[name] !== version,
    );
    expect(differing).toEqual([]);
  });
});
