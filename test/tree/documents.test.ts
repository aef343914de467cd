import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '../../src/commands/index.js';
import type { Environment } from '../../src/config/environment.js';
import { readConfig } from '../../src/config.js';
import { layers } from './layers.js';
import { filesIn, fromRoot, root, textOf } from './source.js';

const documents = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...filesIn('docs').filter((path) => path.endsWith('.md')),
];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json')));

describe.each(documents)('%s', (document) => {
  const text = textOf(document);

  it('names only files and folders that exist', () => {
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) =>
      fromRoot(document, link),
    );
    expect(links.filter((link) => !isThere(link))).toEqual([]);
  });

  it('names only scripts of package.json', () => {
    const named = [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('docs/commands.md', () => {
  const page = textOf('docs/commands.md');

  it('lists every /incident command as in the help, in order', () => {
    const rows = commands.map(({ name, usage, aliases, summary }) => {
      const also = aliases.map((alias) => `\`${alias}\``).join(' ') || '–';
      return `| \`${`${name} ${usage}`.trim().replaceAll('|', '\\|')}\` | ${also} | ${summary} |`;
    });
    expect(page).toContain(`| --- | --- | --- |\n${rows.join('\n')}\n`);
  });

  it('names the shortcuts as the manifest does', () => {
    const names = [...textOf('manifest.yml').matchAll(/^ {4}- name: (.+)$/gm)].map(([, name = '']) => name);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !page.includes(`*${name}*`))).toEqual([]);
  });
});

describe('docs/operate.md', () => {
  it('lists exactly the variables that the configuration reads', async () => {
    const told = textOf('docs/operate.md')
      .split('\n')
      .flatMap((line) => {
        const [, names] = /^\| ((?:`[A-Z_]+`(?:, )?)+) \|/.exec(line) ?? [];
        return names?.match(/[A-Z_]+/g) ?? [];
      });
    expect(told.sort()).toEqual((await variablesRead()).sort());
  });
});

describe('ARCHITECTURE.md', () => {
  it('lists the layers as the import test enforces them', () => {
    const rows = textOf('ARCHITECTURE.md')
      .split('\n')
      .flatMap((line) => {
        const [, name, , mayImport, packages] = line
          .split('|')
          .map((cell) => cell.replaceAll('`', '').trim());
        return layers.some((layer) => layer.name === name) ? [{ name, mayImport, packages }] : [];
      });
    expect(rows).toEqual(
      layers.map(({ name, mayImport, packages }) => ({
        name,
        mayImport: mayImport === 'all' ? 'everything' : mayImport.join(', ') || 'nothing',
        packages: packages.join(', ') || 'none',
      })),
    );
  });
});

describe('.ci/run', () => {
  it('installs, tests and verifies, and does nothing else', () => {
    const steps = [...textOf('.ci/run').matchAll(/^step (.+)$/gm)].map(([, step]) => step);
    expect(steps).toEqual(['npm ci', 'npm test', 'npm run check']);
  });
});

/** The variables that the configuration reads. */
async function variablesRead(): Promise<string[]> {
  const asked = new Set<string>();
  const env = new Proxy<Environment>({}, { get: (_env, name) => void asked.add(String(name)) });
  await readConfig(env, root);
  return [...asked].filter((name) => name === name.toUpperCase());
}

const folders = /^(?:\.ci|bench|bin|demo|deploy|docs|runbooks|sandbox|scripts|src|test)\//;

/** Backticked text that looks like a path from the root; `*` stands for any name. */
function pathsIn(text: string): string[] {
  const words = [...text.matchAll(/`([^`\s]+)`/g)].map(([, word = '']) => word);
  return words
    .filter((word) => folders.test(word) || /^[\w.-]+\.(?:md|ya?ml|json|ts)$/.test(word))
    .filter(isOurs);
}

/** Example names for the reader's own files. */
function isOurs(word: string): boolean {
  return !['embedded.json', 'firebreak.yml'].includes(word);
}

function isThere(path: string): boolean {
  if (!path.includes('*')) return existsSync(join(root, path));
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
  return filesIn(path.slice(0, path.indexOf('/'))).some((file) => pattern.test(file));
}
