import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn } from './source.js';

/** Beyond this many files, a reader no longer finds one by its name at a glance. */
const maxFiles = 15;

/** Folders that hold more, each with its reason. */
const allowed: Record<string, string> = {
  'src/commands/incident': 'one file per verb, named like what people type',
  'src/domain/incident': 'one file per term of an incident, as in docs/glossary.md',
  'src/slack/perform': 'one file per thing that an effect does, named like it',
  'src/cli/commands': 'one file per command of the command line',
  'src/domain/incident/decisions': 'one file per verb, named like its command',
  'src/db/migrations': 'one file per migration, named by drizzle-kit',
  'src/db/migrations/meta': 'one snapshot per migration, written by drizzle-kit',
};

const sizes = new Map<string, number>();
for (const folder of filesIn('src').map(dirname)) sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
const large = [...sizes].filter(([, size]) => size > maxFiles).map(([folder]) => folder);

it(`keeps every folder of src/ to ${maxFiles} files; split it by what a stranger would look for, or say why not`, () => {
  expect(large.filter((folder) => !(folder in allowed))).toEqual([]);
});

it('has no unused exceptions', () => {
  expect(Object.keys(allowed).filter((folder) => !large.includes(folder))).toEqual([]);
});
