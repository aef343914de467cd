import { describe, expect, it } from 'vitest';
import { filesIn, textOf } from './source.js';

/** Places whose `log` is Bolt's, not ours; `src/main/slack/open-bolt.ts` gives its lines a name. */
const boltsOwn = 'src/commands/bolt/receive/';
const code = filesIn('src')
  .filter((path) => path.endsWith('.ts') && !path.startsWith(boltsOwn))
  .map((path) => ({ path, text: textOf(path) }));

describe('docs/log-events.md', () => {
  it('lists exactly the events that the code logs, with their levels', () => {
    expect(documented()).toEqual(logged());
  });

  it('says for each event when it is logged and what to do', () => {
    const unexplained = rows().filter((cells) => cells.length !== 5 || cells.some((cell) => cell === ''));
    expect(unexplained).toEqual([]);
  });
});

it('names every event where it is logged, so that a search finds it', () => {
  const unnamed = code.flatMap(({ path, text }) =>
    [...text.matchAll(/\blog\.(?:debug|info|warn|error)\(\s*(?!['\s])[^)]*/g)].map(
      ([call]) => `${path}: ${call}`,
    ),
  );
  // The one that is handed the name by its callers, which the first test reads.
  expect(unnamed).toEqual(['src/main/runbooks/folder-imports.ts: log.warn(event, { ...details, why }']);
});

/** `{ ready: 'info', … }`, sorted; of an event with several levels, all of them. */
function logged(): Record<string, string> {
  const levels = new Map<string, Set<string>>();
  for (const { text } of code)
    for (const [, level = '', event = ''] of text.matchAll(
      /\b(debug|info|warn|error)\(\s*'([a-z]+(?:_[a-z]+)*)'/g,
    ))
      levels.set(event, (levels.get(event) ?? new Set()).add(level));
  return sorted([...levels].map(([event, all]) => [event, [...all].sort().join(', ')]));
}

function documented(): Record<string, string> {
  return sorted(
    rows().map(([event = '', level = '']) => [
      event.replaceAll('`', ''),
      level.split(', ').sort().join(', '),
    ]),
  );
}

/** The cells of each event's row. */
function rows(): string[][] {
  return textOf('docs/log-events.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function sorted(entries: [string, string][]): Record<string, string> {
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
