import type { Incident } from '../../domain/incident/incident.js';
import { milestoneAt } from '../../domain/incident/milestone.js';
import type { Deps } from '../../workflows/deps.js';
import { allIncidents } from '../../workflows/read-for-operator.js';
import { exitCodes } from '../exit-code.js';
import { Refused } from '../refused.js';
import { requireNumber } from '../require-number.js';

/** Which incidents a command is about: by name, or declared in a period of days in UTC, both included. */
export interface Wanted {
  numbers: number[];
  since: Date | null;
  /** The first moment after it. */
  until: Date | null;
}

const phases = ['active', 'learning', 'done'] as const;
const dayMs = 24 * 60 * 60_000;
const pageSize = 500;

/** Reads what was typed. Throws `Refused` (usage) if it names no incidents or both kinds. */
export function readWanted(
  words: readonly string[],
  { since, until }: { since?: string; until?: string },
): Wanted {
  const isPeriod = since !== undefined || until !== undefined;
  if (isPeriod === words.length > 0)
    throw new Refused(
      'Name incidents, such as INC-42, or give a period with --since and --until.',
      exitCodes.usage,
    );
  const lastDay = readDay(until);
  return {
    numbers: [...new Set(words.map(requireNumber))],
    since: readDay(since),
    until: lastDay && new Date(Number(lastDay) + dayMs),
  };
}

/** The numbers of the incidents, oldest first for a period. */
export async function numbersOf(db: Deps['db'], workspaceId: string, wanted: Wanted): Promise<number[]> {
  if (wanted.numbers.length > 0) return wanted.numbers;
  const found: number[] = [];
  for (let before: number | undefined; ; ) {
    const page = { workspaceId, phases, limit: pageSize, ...(before !== undefined && { before }) };
    const { incidents } = await allIncidents(db, page);
    found.push(...incidents.filter((one) => isIn(wanted, one)).map(({ number }) => number));
    before = incidents.at(-1)?.number;
    if (incidents.length < pageSize) return found.toReversed();
  }
}

function isIn({ since, until }: Wanted, { milestones }: Incident): boolean {
  const declared = milestoneAt(milestones, 'declared');
  return declared !== null && (since === null || declared >= since) && (until === null || declared < until);
}

/** The start of a typed day in UTC; null: none was typed. Throws `Refused` (usage) if it is none. */
export function readDay(word: string | undefined): Date | null {
  if (word === undefined) return null;
  const day = new Date(`${word}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(word) && !Number.isNaN(Number(day)) && day.toISOString().startsWith(word))
    return day;
  throw new Refused(`“${word}” isn't a day. Write it like 2026-11-01.`, exitCodes.usage);
}
