import { defaultPolicy } from '../../src/config/policy/default-policy.js';
import type { Act, Source } from '../../src/domain/actor.js';
import type { Accepted, Decision } from '../../src/domain/decision.js';
import type { Incident } from '../../src/domain/incident/incident.js';
import type { MilestoneName, Milestones } from '../../src/domain/incident/milestone.js';
import type { Role, RoleHolding } from '../../src/domain/incident/role.js';
import type { Person } from '../../src/domain/people/person.js';
import type { Policy } from '../../src/domain/policy.js';

/** A time on Monday 23 November 2026, in UTC: `at('14:02')`. */
export function at(time: string): Date {
  return new Date(`2026-11-23T${time}:00Z`);
}

/** An act by a person; default: U1 at 14:30. */
export function by(userId = 'U1', when: Date = at('14:30'), source: Source = 'command'): Act {
  return { at: when, by: { kind: 'person', userId }, source };
}

/** An act by the program itself. */
export function byClock(when: Date = at('14:30')): Act {
  return { at: when, by: { kind: 'clock' }, source: 'clock' };
}

/** Milestones as stated by a person, each once. */
export function milestones(known: Partial<Record<MilestoneName, string>>, userId = 'U1'): Milestones {
  return Object.fromEntries(
    Object.entries(known).map(([name, time]) => [
      name,
      [{ at: at(time), source: 'command', actor: userId, recordedAt: at(time) }],
    ]),
  );
}

/** A role assigned by its holder at 14:02. */
export function held(role: Role, userId: string, more: Partial<RoleHolding> = {}): RoleHolding {
  return { role, userId, from: at('14:02'), by: userId, until: null, ...more };
}

/** INC-42, a sev2 that U1 declared at 14:02 and leads. Frozen, so that writing to it throws. */
export function anIncident(more: Partial<Incident> = {}): Incident {
  return frozen({
    workspaceId: 'T1',
    number: 42,
    title: 'Checkout is down in Europe',
    severity: 'sev2',
    isSeverityConfirmed: true,
    kind: 'real',
    status: 'investigating',
    isPrivate: false,
    summary: null,
    affects: [],
    reporterId: 'U1',
    roles: [held('commander', 'U1')],
    milestones: milestones({ declared: '14:02' }),
    latestUpdate: null,
    nextUpdateDueAt: at('15:02'),
    updatesSnoozedUntil: null,
    updatesPausedReason: null,
    cancellation: null,
    wantsChannel: true,
    channelId: 'C42',
    cardTs: '1795442520.000100',
    ...more,
  });
}

/** A person who is eligible for roles. */
export function aPerson(more: Partial<Person> = {}): Person {
  const ordinary = { isBot: false, isDeactivated: false, isExternal: false, isGuest: false };
  const named = { name: 'Priya', realName: 'Priya Nair', handle: 'priya' };
  return { userId: 'U2', ...named, timeZone: 'Europe/Berlin', ...ordinary, ...more };
}

/** The built-in policy with overrides. */
export function aPolicy(more: Partial<Policy> = {}): Policy {
  return frozen({ ...defaultPolicy(), ...more });
}

/** An accepted decision; throws if it was refused. */
export function accepted(decision: Decision): Accepted {
  if (decision.kind === 'accepted') return decision;
  throw new Error(`Refused: ${JSON.stringify(decision.refusal)}`);
}

/** Deep-freezes a value, except dates. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
