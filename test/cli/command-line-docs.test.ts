import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { program } from '../../src/cli/program.js';
import { aStore, type Store } from './a-store.js';
import { run } from './a-terminal.js';

const docs = readFileSync('docs/command-line.md', 'utf8');

/** The commands with their options, as the program knows them: `effects retry`, `--dead`. */
function known(command: Command, path: string[] = []): { words: string; flags: string[] }[] {
  const inner = command.commands.flatMap((one) => known(one, [...path, one.name()]));
  const own = { words: path.join(' '), flags: command.options.map((option) => option.long ?? '') };
  return command.commands.length > 0 ? inner : [own];
}

const terminal = {
  ...{
    env: {},
    cwd: '/',
    timeZone: 'UTC',
    operator: 'anna@ops',
    clock: () => new Date(0),
    out: () => {},
    err: () => {},
  },
};
const never = () => Promise.reject(new Error('nothing is run here'));
const commands = known(program(terminal, { serve: never, demo: never }, () => {}));

describe('docs/command-line.md', () => {
  it('lists every command with every option', () => {
    expect(commands.map(({ words }) => words)).toContain('effects retry');
    for (const { words, flags } of commands) {
      const row = docs
        .split('\n')
        .find((line) => line.startsWith(`| \`${words.replace(' list', ' [list]')}`));
      expect(row, words).toBeDefined();
      for (const flag of flags) expect(row, words).toContain(flag);
    }
  });

  it('lists no unknown option', () => {
    const flags = new Set(commands.flatMap((command) => command.flags));
    for (const [flag] of docs.matchAll(/--[a-z]+(?:-[a-z]+)*/g))
      if (!['--build', '--omit'].includes(flag)) expect([...flags], flag).toContain(flag);
  });

  describe('shows the JSON that is printed:', () => {
    let store: Store;
    beforeAll(async () => {
      store = await aStore();
      const incident = await store.declare('Checkout is down in Europe');
      await store.effect(incident, { kind: 'pin_card' }, 'rejected');
    });
    afterAll(() => store.drop());

    it('the keys of an incident', async () => {
      const example = listing.parse(JSON.parse(/```json\n([\s\S]*?)```/.exec(docs)?.[1] ?? ''));
      const printed = listing.parse(JSON.parse((await run(['list', '--json'], store.env)).out));
      expect(Object.keys(example).sort()).toEqual(Object.keys(printed).sort());
      expect(keysOf(example.incidents[0])).toEqual(keysOf(printed.incidents[0]));
    });

    it('the keys of a timeline entry and of an effect', async () => {
      const printed: unknown = JSON.parse((await run(['show', 'INC-1', '--json'], store.env)).out);
      const shown = showing.parse(printed);
      expect(docs).toContain(`\`${braced(Object.keys(anything.parse(printed)))}\``);
      expect(docs).toContain(`\`${braced(Object.keys(shown.timeline[0] ?? {}))}\``);
      expect(docs).toContain(`\`${braced(Object.keys(shown.failures[0] ?? {}))}\``);
    });

    it('the keys of what verify says', async () => {
      const printed: unknown = JSON.parse((await run(['verify', 'INC-1', '--json'], store.env)).out);
      expect(docs).toContain(`\`${braced(Object.keys(anything.parse(printed)))}\``);
    });
  });
});

const anything = z.record(z.string(), z.unknown());
const listing = z.looseObject({ incidents: z.array(anything) });
const showing = z.looseObject({ timeline: z.array(anything), failures: z.array(anything) });

/** The keys, with those of what lies within: `roles.commander`. */
function keysOf(incident: Record<string, unknown> = {}): string[] {
  return ['', 'roles', 'milestones'].flatMap((within) => {
    const part = within === '' ? incident : anything.parse(incident[within]);
    return Object.keys(part).map((key) => `${within}.${key}`);
  });
}

function braced(keys: string[]): string {
  return `{ ${keys.map((key) => `"${key}"`).join(', ')} }`;
}
