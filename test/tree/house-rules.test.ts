import { describe, expect, it } from 'vitest';
import { filesIn, textOf } from './source.js';

/** Something allowed only in some places. `where` lists those files and folders, each with its reason. */
interface Rule {
  rule: string;
  pattern: RegExp;
  /** A line that breaks the rule. */
  breaks: string;
  /** Folders the rule applies to. */
  places: readonly string[];
  where: Record<string, string>;
}

const rules: readonly Rule[] = [
  {
    rule: 'Time comes in as a value: take `act.at` or a `clock` that you are handed.',
    pattern: /\bnew Date\(\)|\bDate\.now\b/,
    breaks: 'const at = new Date();',
    places: ['src'],
    where: {
      'src/main.ts': 'hands the clock out',
      'src/cli.ts': 'hands the clock out',
      'src/db/embedded/start-lock.ts': 'compares a file’s age with the clock that wrote it',
    },
  },
  {
    rule: 'Ids and randomness come in as values: take `trace`, `newTrace` or an id that you are handed.',
    pattern: /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\brandomInt\b/,
    breaks: 'const id = randomUUID();',
    places: ['src'],
    where: {
      'src/main.ts': 'hands traces out',
      'src/main/sealing.ts': 'hands salts out',
      'src/cli/commands/change-effects.ts': 'begins a trace, as main.ts does',
      'src/cli/commands/import-actions.ts': 'begins a trace, as main.ts does',
      'src/db/embedded/install/installation.ts': 'makes the password of the built-in Postgres',
      'src/main/backup/encryption.ts': 'makes the salt of an encrypted backup',
    },
  },
  {
    rule: 'What people read has straight apostrophes.',
    pattern: /\w’[\s\w]/,
    breaks: 'const why = "There’s no such file.";',
    places: ['src'],
    where: {},
  },
  {
    rule: 'The environment is read in one place and handed on: add the variable to src/config.',
    pattern: /\bprocess\.env\b/,
    breaks: 'const port = process.env.PORT;',
    places: ['src'],
    where: {
      'src/cli.ts': 'hands the environment to the configuration',
      'src/db/connection/connect.ts': 'keeps the driver from reading a variable that it rejects',
      'src/main/child/database-environment.ts': 'hands on what connecting to Postgres may need',
      'src/db/embedded/server/server-user.ts': 'hands PATH and the locale on to Postgres',
    },
  },
  {
    rule: 'Only the command line speaks to the terminal; everything else has the log.',
    pattern: /\bconsole\.\w+\(|\bprocess\.std(?:out|err)\b/,
    breaks: "console.log('here');",
    places: ['src'],
    where: {
      'src/cli.ts': 'is the terminal',
      'src/main/backup/scheduled/backup-process.ts':
        'is a program of its own, and writes to the process that started it',
      'src/main/exports/export-process.ts':
        'is a program of its own, and writes to the process that started it',
      'src/main/pdf/compile-pdf.js': 'is a program of its own, and writes to the process that started it',
    },
  },
  {
    rule: 'A change of the record is processed again: write it with `updateSql`, `mergeSql` or `changed`.',
    pattern:
      /\bupdate (?:messages|marks|timeline_entries)\b|\bis_dirty = true\b|\.update\((?:messages|marks|timelineEntries)\)\s*\.set\((?!changed\()/,
    breaks: "update messages set text = ''",
    places: ['src'],
    where: {
      'src/db/queries/timeline/change-record.ts': 'marks what changes',
      'src/db/queries/timeline/dirty-record.ts': 'clears the flag after processing',
    },
  },
  {
    rule: 'Nobody else has the folders of your machine: write a path from the root of the repository.',
    pattern: /(?<![\w.~-])\/(?:home|Users|root|work)\/[\w.-]+/,
    breaks: `see ${'/'}home/me/notes.txt`,
    places: ['.'],
    where: {},
  },
  {
    rule: 'Everyone installs from the public registry: write addresses of registry.npmjs.org only.',
    pattern: /"resolved": "(?!https:\/\/registry\.npmjs\.org\/|sandbox")/,
    breaks: '"resolved": "https://mirror.example.com/zod.tgz"',
    places: ['package-lock.json'],
    where: {},
  },
];

describe.each(rules)('$rule', ({ rule, pattern, breaks, places, where }) => {
  const holders = filesIn(...places).filter((path) => isText(path) && pattern.test(textOf(path)));
  const allowed = (path: string) => Object.keys(where).some((place) => isIn(path, place));

  it('detects a violation', () => {
    expect(breaks).toMatch(pattern);
  });

  it('is kept', () => {
    const offences = holders.filter((path) => !allowed(path)).flatMap((path) => linesOf(path, pattern));
    expect(offences, rule).toEqual([]);
  });
});

it('has no unused exceptions', () => {
  const idle = rules.flatMap(({ pattern, where }) =>
    Object.keys(where).filter(
      (place) => !filesIn('src').some((path) => isIn(path, place) && pattern.test(textOf(path))),
    ),
  );
  expect(idle).toEqual([]);
});

function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

function isText(path: string): boolean {
  return /\.(?:ts|js|json|md|ya?ml|sql|sh|txt)$|(?:^|\/)(?:Dockerfile|run|\.[a-z]+(?:ignore|rc))$/.test(path);
}

function linesOf(path: string, pattern: RegExp): string[] {
  return textOf(path)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
}
