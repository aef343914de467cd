import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox/sandbox.js';

/** A line a person typed, and its result as they saw it. */
export interface Typed {
  who: string;
  /** Text that occurs in no other line. */
  words: string;
  verb: 'start' | 'update' | 'title' | 'identified' | 'mitigated' | 'investigating' | 'sev';
  /** The line's incident; null for a declaration. */
  number: number | null;
  became: 'accepted' | 'refused' | 'not_saved' | 'unanswered';
}

export interface BusyUsers {
  /** All lines typed so far, in order of their answers. */
  typed: Typed[];
  /** Lets them finish what they are typing. */
  rest(): Promise<void>;
}

/** Actions on an incident; repeated ones are more frequent. */
const deeds = ['update', 'update', 'update', 'title', 'identified', 'investigating', 'sev'] as const;

const names = ['dana', 'sam', 'priya', 'mia', 'lee'];

/** Five people who declare incidents and act on the ones they know, almost without a pause. */
export function busyUsers(slack: Sandbox, random: () => number, maxIncidents = 12): BusyUsers {
  const typed: Typed[] = [];
  let isOver = false;
  let count = 0;
  const one = async (who: string): Promise<void> => {
    while (!isOver) {
      count += 1;
      const asks = nextLine(random, numbersIn(slack), { maxIncidents, words: `words${count}x` });
      const answer = await slack.person(who).types(asks.line);
      const became = outcomeOf(answer.text, answer.status);
      typed.push({ who, words: asks.words, verb: asks.verb, number: asks.number, became });
      await pause(20 + random() * 80);
    }
  };
  const all = Promise.all(names.map(one));
  return {
    typed,
    rest: async () => {
      isOver = true;
      await all;
    },
  };
}

function nextLine(
  random: () => number,
  known: number[],
  { maxIncidents, words }: { maxIncidents: number; words: string },
): Pick<Typed, 'verb' | 'words' | 'number'> & { line: string } {
  const number = known[Math.floor(random() * known.length)];
  const mayStart = known.length < maxIncidents && random() < 0.25;
  if (number === undefined || mayStart)
    return { verb: 'start', words, number: null, line: `/incident start sev2 Outage ${words}` };
  const verb = deeds[Math.floor(random() * deeds.length)] ?? 'update';
  const what = verb === 'sev' ? `sev${1 + Math.floor(random() * 4)} ${words}` : words;
  return { verb, words, number, line: `/incident INC-${number} ${verb} ${what}` };
}

function outcomeOf(text: string | undefined, status: number): Typed['became'] {
  if (status !== 200) return 'unanswered';
  if (text === undefined) return 'unanswered';
  if (text.includes('Nothing was saved')) return 'not_saved';
  if (text.includes("didn't confirm")) return 'unanswered';
  return /\*INC-\d+\*|^Creating INC-\d+…/.test(text) ? 'accepted' : 'refused';
}

/** The incidents whose channels people can see. */
function numbersIn(slack: Sandbox): number[] {
  return slack.channels().flatMap(({ name }) => /^inc-(\d+)-/.exec(name)?.slice(1).map(Number) ?? []);
}
