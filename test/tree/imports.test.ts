import { describe, expect, it } from 'vitest';
import { type Layer, layerOf, layers, markdownPackages } from './layers.js';
import { filesIn, type Import, importsIn, importsOf, textOf } from './source.js';

const ours = importsIn('src');

describe('the layers of src/', () => {
  it('have every file in one of them', () => {
    expect(filesIn('src').filter((path) => !layerOf(path))).toEqual([]);
  });

  it.each(layers.map((layer) => [layer.name, layer] as const))(
    'keeps %s to what it may import',
    (_name, layer) => {
      expect(ours.filter((one) => layerOf(one.from) === layer).flatMap((one) => offence(one, layer))).toEqual(
        [],
      );
    },
  );

  it('keep views pure: they import only the domain, Block Kit types and each other', () => {
    const reaching = importsIn('src/slack/views').filter(
      ({ target }) => !/^(?:src\/(?:domain|slack\/views)\/|@slack\/types$)/.test(target),
    );
    expect(reaching.map(tell)).toEqual([]);
  });

  it('keep what a subject owns below the unions of all subjects', () => {
    const unions = /^src\/domain\/(?:changed-fields|decision|effect|incident-event|refusal|text-of)\.ts$/;
    const owned = /^src\/domain\/(?:(?:incident|people|text|time)\/[^/]+|.+\/(?:events|refusals))\.ts$/;
    const reaching = importsIn('src/domain').filter(
      ({ from, target }) => owned.test(from) && unions.test(target),
    );
    expect(reaching.map(tell)).toEqual([]);
  });

  it('read Markdown in one place', () => {
    const reading = importsIn('src/domain').filter(({ target }) => markdownPackages.includes(target));
    expect(reading).not.toEqual([]);
    expect(reading.filter(({ from }) => !from.startsWith('src/domain/text/markdown/')).map(tell)).toEqual([]);
  });

  it('let only Bolt call commands: no command imports its binding', () => {
    const reaching = importsIn('src/commands').filter(
      ({ from, target }) => !from.startsWith('src/commands/bolt/') && target.startsWith('src/commands/bolt/'),
    );
    expect(reaching.map(tell)).toEqual([]);
  });

  it('describe the command line without loading a command', () => {
    const loading = ['src/cli.ts', 'src/cli/program.ts', ...filesIn('src/cli/program')].filter((path) =>
      /^import (?!type\b)[^;]*\/commands\//m.test(textOf(path)),
    );
    expect(loading).toEqual([]);
  });

  it('import no entry point', () => {
    const starters = ours.filter(({ target }) => target === 'src/main.ts' || target === 'src/cli.ts');
    expect(starters.map(({ from }) => from)).toEqual(['src/cli.ts']);
  });
});

describe('outside of src/', () => {
  it('the bot reaches the demo and the sandbox only through `firebreak demo`', () => {
    const reaching = ours.filter(({ target, isOurs }) => isOurs && !target.startsWith('src/'));
    expect(reaching.map(({ from, target }) => `${from} imports ${target}`)).toEqual([
      'src/cli.ts imports demo/demo.ts',
    ]);
  });

  it('the sandbox does not import the bot', () => {
    const reaching = importsIn('sandbox').filter(
      ({ isOurs, target }) => isOurs && !target.startsWith('sandbox/'),
    );
    expect(reaching.map(tell)).toEqual([]);
  });
});

describe('every module', () => {
  it('is in no import cycle', () => {
    expect(circleIn(importsIn('src', 'sandbox', 'demo', 'test', 'bench'))).toBeNull();
  });

  it('exports by name', () => {
    const nameless = filesIn('src', 'sandbox', 'demo', 'test', 'bench').filter(
      (path) => path.endsWith('.ts') && /^export default\b/m.test(textOf(path)),
    );
    expect(nameless).toEqual([]);
  });
});

describe('this test', () => {
  const judge = (text: string, from = 'src/domain/resolve.ts') => {
    const layer = layerOf(from);
    return layer ? importsOf(from, text).flatMap((one) => offence(one, layer)) : [];
  };

  it('names the import, its line and the broken rule', () => {
    expect(judge("\nimport { openDatabase } from '../db/open-database.js';\n")).toEqual([
      'src/domain/resolve.ts:2 imports src/db/open-database.ts: domain (what is true, pure: no Slack, clock, database or randomness) may import nothing of ours',
    ]);
  });

  it.each([
    ["import type { Tx } from '../db/database.js';", 'types'],
    ["import {\n  one,\n  other,\n} from '../db/database.js';", 'several lines'],
    ["export { one } from '../db/database.js';", 'what is exported again'],
    ["import '../db/database.js';", 'what has no name'],
    ["const late = await import('../db/database.js');", 'what is imported late'],
    ["import { z } from 'zod';", 'packages'],
    ["import { readFile } from 'node:fs/promises';", "Node's own modules"],
  ])('sees %j (%s)', (text) => {
    expect(judge(text)).toHaveLength(1);
  });

  it('detects a cycle and reports its path', () => {
    const circle = [
      ...importsOf('src/a.ts', "import { b } from './b.js';"),
      ...importsOf('src/b.ts', "import { c } from './c.js';"),
      ...importsOf('src/c.ts', "import { a } from './a.js';"),
    ];
    expect(circleIn(circle)).toBe('src/a.ts → src/b.ts → src/c.ts → src/a.ts');
  });
});

/** What is wrong with an import, in words; empty if nothing is. */
function offence(one: Import, layer: Layer): string[] {
  const { name, holds, packages, usesNode } = layer;
  const who = `${name} (${holds})`;
  if (one.isOurs)
    return mayReach(one.target, layer) ? [] : [`${tell(one)}: ${who} may import ${listed(layer)}`];
  if (one.target.startsWith('node:'))
    return usesNode ? [] : [`${tell(one)}: ${who} may not use Node's own modules`];
  return packages.includes(one.target)
    ? []
    : [`${tell(one)}: ${who} may use ${packages.join(', ') || 'no package'}`];
}

function mayReach(target: string, { name, mayImport }: Layer): boolean {
  if (mayImport === 'all' || mayImport.includes(target)) return true;
  const layer = layerOf(target);
  return (
    layer !== undefined &&
    (layer.name === name ||
      mayImport.some((one) => one === layer.name || (one.includes('/') && target.startsWith(`src/${one}`))))
  );
}

function listed({ mayImport }: Layer): string {
  if (mayImport === 'all') return 'everything';
  return mayImport.length > 0 ? `of ours only ${mayImport.join(', ')}` : 'nothing of ours';
}

function tell({ from, line, target }: Import): string {
  return `${from}:${line} imports ${target}`;
}

/** The first import cycle as a path; null if there is none. */
function circleIn(imports: Import[]): string | null {
  const next = new Map<string, string[]>();
  for (const { isOurs, from, target } of imports)
    if (isOurs) next.set(from, [...(next.get(from) ?? []), target]);
  const done = new Set<string>();
  const walk = (file: string, way: string[]): string | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file].join(' → ');
    if (done.has(file)) return null;
    for (const target of next.get(file) ?? []) {
      const circle = walk(target, [...way, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of next.keys()) {
    const circle = walk(file, []);
    if (circle) return circle;
  }
  return null;
}
