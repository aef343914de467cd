import fc from 'fast-check';
import { start } from '../../src/domain/incident/decisions/start.js';
import { at, frozen } from './an-incident.js';
import { anyPolicy, anyStart, anyStep } from './any-incident.js';
import { type Played, play } from './play.js';

/** When every life begins. */
export const startedAt = at('14:02');

/** A life of an incident: how it began, and each step after. */
export const anyLife = fc
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
    if (started.kind === 'rejected')
      throw new Error(`Not a lawful start: ${JSON.stringify(started.refusal)}`);
    return { policy, started, played: play(started, startedAt, steps, policy) };
  });
export type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never;

/** Holds of every life. */
export function always(holds: (life: Life) => void) {
  fc.assert(fc.property(anyLife, holds), { numRuns: 200 });
}

/** The steps that were accepted, each with the incident after it. */
export function acceptedOf(played: Played[]) {
  return played.flatMap(({ decision, ...rest }) =>
    decision.kind === 'accepted' ? [{ ...rest, ...decision }] : [],
  );
}

/** Every string within a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.values(value).flatMap(textsIn);
}
