import { type Check, checksOf } from './check.js';

/** What the database knows about the servers that work on it. */
export interface ServerFacts {
  /** How many processes hold their lock. */
  processes: number;
  /** When the clock last looked for due reminders; null: never. */
  lastTickAt: Date | null;
  /** Effects that wait for Slack, and since when the oldest is due. */
  waiting: { count: number; oldest: Date | null };
  /** Effects that were given up or rejected, until somebody retries or dismisses them. */
  failed: number;
  /** Of what was sent in the last hour or still waits, how much Slack's rate limits held up. */
  limited: { effects: number; of: number };
}

const { ok, warning, failed, unknown } = checksOf('running');

/** A clock that ticks every minute and is busy has no reason to be later than this. */
const lateTickMs = 5 * 60_000;
const lateDeliveryMs = 5 * 60_000;

/** What is good and bad about the running servers, with the fix for what is bad. */
export function examineServer(facts: ServerFacts, now: Date): Check[] {
  return [
    running(facts),
    ...(facts.processes > 0 ? [ticks(facts, now)] : []),
    deliveries(facts, now),
    failures(facts),
    rateLimits(facts),
  ];
}

function running({ processes }: ServerFacts): Check {
  if (processes === 0)
    return warning('Server', 'no server is running on this database', 'Start one: firebreak serve');
  return ok('Server', processes === 1 ? '1 process is running' : `${processes} processes are running`);
}

function ticks({ lastTickAt }: ServerFacts, now: Date): Check {
  if (lastTickAt === null) return unknown('Reminders', 'the clock has not ticked yet');
  const ago = now.getTime() - lastTickAt.getTime();
  if (ago < lateTickMs) return ok('Reminders', `the clock ticked ${span(ago)} ago`);
  return failed(
    'Reminders',
    `the clock last ticked ${span(ago)} ago`,
    'Restart the server (runbooks/firebreak/clock-stopped.md). Nothing is lost: the next tick sends what is owed.',
  );
}

function deliveries({ waiting, processes }: ServerFacts, now: Date): Check {
  if (waiting.count === 0) return ok('Deliveries', 'nothing waits for Slack');
  const ago = waiting.oldest === null ? 0 : Math.max(0, now.getTime() - waiting.oldest.getTime());
  const found = `${waiting.count} ${waiting.count === 1 ? 'waits' : 'wait'} for Slack, the oldest for ${span(ago)}`;
  if (ago < lateDeliveryMs) return ok('Deliveries', found);
  const fix = 'See which and why: firebreak effects (runbooks/firebreak/deliveries-stuck.md).';
  return (processes > 0 ? failed : warning)('Deliveries', found, fix);
}

function failures({ failed: count }: ServerFacts): Check {
  if (count === 0) return ok('Failures', 'none');
  const found =
    count === 1 ? '1 delivery was given up or rejected' : `${count} deliveries were given up or rejected`;
  return warning(
    'Failures',
    found,
    'See the errors: firebreak effects --state dead,rejected. Then retry or dismiss them: firebreak effects --help',
  );
}

/** Up to this share, Slack's limits are part of a busy hour. */
const usualShare = 0.1;

function rateLimits({ limited: { effects, of } }: ServerFacts): Check {
  const found = `Slack held up ${effects} of ${of} messages and changes of the last hour`;
  if (effects <= of * usualShare) return ok('Rate limits', found);
  return warning(
    'Rate limits',
    found,
    "Nothing is lost; they go out later. If it lasts: see what else uses this app's token.",
  );
}

function span(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}
