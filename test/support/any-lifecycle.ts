import fc from 'fast-check';
import { start } from '../../src/domain/incident/decisions/start.js';
import { at, frozen } from './an-incident.js';
import { anyPolicy, anyStart, anyStep } from './any-incident.js';
import { type Played, play } from './play.js';

/** Start of every lifecycle. */
export const startedAt = at('14:02');

/** An incident's lifecycle: its start and each later step. */
export const anyLifecycle = fc
  .record({
    policy: anyPolicy,
    input: anyStart.map((input) => ({
      ...input,
      title: `x${input.title}`.slice(0, 70),
      severity: null,
      summary: null,
      affects: [],
    })),
    steps: fc.array(anyStep, { minLength: 1, maxLength: 25 }),
  })
  .map(({ policy, input, steps }) => {
    const act = { at: startedAt, by: { kind: 'person', userId: 'U1' } as const, source: 'command' as const };
    const started = start(
      frozen(input),
      {
        workspaceId: 'T1',
        number: 42,
        policy,
        declarerGroupIds: [],
        unknownGroupIds: [],
        userKind: 'member',
      },
      act,
    );
    if (started.kind === 'refused') throw new Error(`Not a lawful start: ${JSON.stringify(started.refusal)}`);
    return { policy, started, played: play(started, startedAt, steps, policy) };
  });
export type Lifecycle = typeof anyLifecycle extends fc.Arbitrary<infer T> ? T : never;

/** Checks a property of every lifecycle. */
export function always(holds: (life: Lifecycle) => void) {
  fc.assert(fc.property(anyLifecycle, holds), { numRuns: 200 });
}

/** The accepted steps, each with the incident after it. */
export function acceptedOf(played: Played[]) {
  return played.flatMap(({ decision, ...rest }) =>
    decision.kind === 'accepted' ? [{ ...rest, ...decision }] : [],
  );
}

/** All strings inside a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.values(value).flatMap(textsIn);
}
