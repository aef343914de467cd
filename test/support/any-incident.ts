import fc from 'fast-check';
import type { Act } from '../../src/domain/actor.js';
import { cancelReasons } from '../../src/domain/incident/incident.js';
import { milestoneNames } from '../../src/domain/incident/milestone.js';
import { roles } from '../../src/domain/incident/role.js';
import type { Severity } from '../../src/domain/incident/severity.js';
import { severities } from '../../src/domain/incident/severity.js';
import { statusWords } from '../../src/domain/incident/status.js';
import type { Policy } from '../../src/domain/policy.js';
import { aPerson, aPolicy } from './an-incident.js';
import { anyText } from './any-text.js';

/** Null half of the time. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 1 });

export const anyUser = fc.constantFrom('U1', 'U2', 'U3', 'W4');

const anyPerson = fc
  .record({
    userId: anyUser,
    name: anyText,
    isBot: rarely(),
    isDeactivated: rarely(),
    isExternal: rarely(),
    isGuest: rarely(),
  })
  .map(aPerson);

function rarely() {
  return fc.integer({ min: 0, max: 9 }).map((n) => n === 0);
}

/** Policies that the configuration accepts. */
export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    startInTriage: fc.boolean(),
    archiveOnClose: fc.boolean(),
    announceIn: maybe(fc.constant('C9')),
    alwaysInvite: fc.subarray(['U8', 'S8']),
    defaultSeverity: fc.constantFrom<Severity>('sev1', 'sev4'),
  })
  .map(({ archiveOnClose, ...rest }) =>
    aPolicy({ ...rest, channel: { name: 'inc-{number}-{title}', archiveOnClose, bookmarks: [] } }),
  );

export const anyStart = fc.record({
  title: anyText,
  severity: maybe(fc.constantFrom(...severities)),
  kind: fc.constantFrom('real', 'drill'),
  isPrivate: fc.boolean(),
  summary: maybe(anyText),
  affects: fc.array(anyText, { maxLength: 3 }),
  inviteUserIds: fc.array(anyUser, { maxLength: 4 }),
  inviteGroupIds: fc.array(fc.constant('S1'), { maxLength: 2 }),
  announceFrom: maybe(fc.constantFrom('C1', 'C9')),
});

/** Input for any act. `secondsLater` counts from the previous act and may be negative. */
export const anyStep = fc.record({
  secondsLater: fc.oneof({ weight: 9, arbitrary: fc.nat(7_200) }, fc.integer({ min: -120, max: -1 })),
  who: fc.oneof(
    { weight: 9, arbitrary: anyUser.map((userId) => ({ kind: 'person', userId }) as const) },
    fc.constant({ kind: 'clock' } as const),
  ) satisfies fc.Arbitrary<Act['by']>,
  act: fc.oneof(
    fc.record({ kind: fc.constant('acknowledge' as const) }),
    fc.record({
      kind: fc.constant('changeStatus' as const),
      to: fc.constantFrom(...statusWords),
      text: maybe(anyText),
    }),
    fc.record({
      kind: fc.constant('update' as const),
      text: anyText,
      status: maybe(fc.constantFrom(...statusWords)),
      severity: maybe(fc.constantFrom(...severities)),
    }),
    fc.record({
      kind: fc.constant('changeSeverity' as const),
      to: fc.constantFrom(...severities),
      text: maybe(anyText),
    }),
    fc.record({ kind: fc.constant('rename' as const), title: anyText }),
    fc.record({
      kind: fc.constant('assignRole' as const),
      role: fc.constantFrom(...roles),
      holder: maybe(anyPerson),
    }),
    fc.record({
      kind: fc.constant('invite' as const),
      userIds: fc.array(anyUser, { maxLength: 3 }),
      groupIds: fc.array(fc.constant('S1'), { maxLength: 2 }),
    }),
    fc.record({
      kind: fc.constant('snoozeUpdates' as const),
      minutes: fc.integer({ min: -10, max: 2_000 }),
    }),
    fc.record({ kind: fc.constant('pauseUpdates' as const), reason: anyText }),
    fc.record({ kind: fc.constant('resumeUpdates' as const) }),
    fc.record({ kind: fc.constant('close' as const) }),
    fc.record({ kind: fc.constant('reopen' as const), reason: anyText }),
    fc.record({
      kind: fc.constant('cancel' as const),
      reason: fc.constantFrom(...cancelReasons),
      of: maybe(fc.constantFrom(7, 42)),
      text: maybe(anyText),
    }),
    fc.record({
      kind: fc.constant('changeMilestones' as const),
      times: fc.uniqueArray(
        fc.record({
          name: fc.constantFrom(...milestoneNames),
          secondsAgo: maybe(fc.integer({ min: -600, max: 20_000 })),
        }),
        { minLength: 1, maxLength: 3, selector: ({ name }) => name },
      ),
    }),
  ),
});
export type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;
