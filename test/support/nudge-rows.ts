import { defaultPolicy } from '../../src/config/policy/default-policy.js';
import { addressId } from '../../src/domain/nudges/asks/recipient.js';
import type { Nudge } from '../../src/domain/nudges/nudge.js';
import type { NudgePolicy } from '../../src/domain/nudges/nudge-policy.js';
import { type NudgeRows, type NudgesDue, nudgesDue } from '../../src/domain/nudges/nudges-due.js';
import type { DroppedOutcome } from '../../src/domain/nudges/owed.js';
import { reasonText } from '../../src/domain/nudges/reason-text.js';
import type {
  ActionItemRow,
  FollowedIncident,
  IncidentRow,
  PersonRow,
  RunbookStepRow,
} from '../../src/domain/nudges/rows.js';
import type { Policy } from '../../src/domain/policy.js';

/** INC-42, whose commander is UCOM and whose channel is C42; if it is private, only UCOM and UDANA are in it. */
export function aFollowedIncident(more: Partial<FollowedIncident> = {}): FollowedIncident {
  return {
    number: 42,
    kind: 'real',
    isPrivate: false,
    memberIds: more.isPrivate ? new Set(['UCOM', 'UDANA']) : null,
    channelId: 'C42',
    commanderId: 'UCOM',
    postmortemOwnerId: null,
    ...more,
  };
}

/** ACT-17 of INC-42, owned by UDANA since 1 November 2026, and due on Tuesday 1 December. */
export function anActionItemRow(more: Partial<ActionItemRow> = {}): ActionItemRow {
  return {
    number: 17,
    title: 'Add a circuit breaker to payments',
    incident: aFollowedIncident(),
    status: 'open',
    ownerId: 'UDANA',
    ownerSince: new Date('2026-11-01T12:00:00Z'),
    dueOn: '2026-12-01',
    dueSetAt: new Date('2026-11-01T12:00:00Z'),
    restsUntil: null,
    ...more,
  };
}

/** INC-42, a sev1 declared on Tuesday 1 December 2026 at 12:00 UTC, with everything that could be asked answered. */
export function anIncidentRow(more: Partial<IncidentRow> = {}): IncidentRow {
  return {
    ...aFollowedIncident(),
    title: 'Checkout is down',
    severity: 'sev1',
    status: 'investigating',
    declaredAt: new Date('2026-12-01T12:00:00Z'),
    resolvedAt: null,
    hasSummary: true,
    lacksFacts: false,
    vacantSince: {},
    updateDueAt: null,
    updateSnoozedUntil: null,
    isPaused: false,
    steps: [],
    lastSaidAt: new Date('2030-01-01T00:00:00Z'),
    postmortem: [],
    tasks: [],
    ...more,
  };
}

/** UDANA in Berlin, with the policy's hours. */
export function aPersonRow(more: Partial<PersonRow> = {}): PersonRow {
  return {
    userId: 'UDANA',
    timeZone: 'Europe/Berlin',
    gone: null,
    digestAt: null,
    country: null,
    weekend: null,
    awayUntil: null,
    ...more,
  };
}

export function nudgePolicy(more: Partial<NudgePolicy> = {}): Policy {
  const policy = defaultPolicy();
  return { ...policy, nudges: { ...policy.nudges, ...more } };
}

export function someRows(more: Partial<NudgeRows>): NudgeRows {
  return { actionItems: [], incidents: [], people: [], ...more };
}

/** A ledger: what became of each key. */
export type Ledger = Map<string, 'sent' | DroppedOutcome>;

/** One tick: asks what is due, claims it, and returns what it sends. */
export function tick(rows: NudgeRows, policy: Policy, now: Date, ledger: Ledger): Nudge[] {
  return claim(nudgesDue(rows, { policy, now, decided: ledger }), ledger);
}

/** Claims what one replica found to be due, as the database does: what another one has claimed is left out. */
export function claim({ nudges, dropped }: NudgesDue, ledger: Ledger): Nudge[] {
  for (const { key, outcome } of dropped) if (!ledger.has(key)) ledger.set(key, outcome);
  return nudges.flatMap((nudge) => {
    const items = nudge.items.filter(({ key }) => !ledger.has(key));
    if (ledger.has(nudge.key) || items.length === 0) return [];
    for (const key of [nudge.key, ...items.map((item) => item.key)]) ledger.set(key, 'sent');
    return [{ ...nudge, items }];
  });
}

/** What is sent if every tick comes just in time: `2026-12-01T08:30Z UDANA: ACT-17 Due today`, a line for each item. */
export function linesSent(
  rows: NudgeRows,
  { from, to, policy = nudgePolicy() }: { from: string; to: string; policy?: Policy },
  ledger: Ledger = new Map(),
): string[] {
  const lines: string[] = [];
  let at: Date | null = new Date(from);
  while (at && at <= new Date(to)) {
    for (const nudge of tick(rows, policy, at, ledger)) lines.push(...linesOf(nudge, at));
    at = nudgesDue(rows, { policy, now: at, decided: ledger }).nextAt;
  }
  return lines;
}

function linesOf({ to, items }: Nudge, at: Date): string[] {
  const time = at.toISOString().slice(0, 16);
  return items.map(({ incident, actionItem, reason }) => {
    const subject = actionItem === null ? `INC-${incident}` : `ACT-${actionItem}`;
    return `${time}Z ${addressId(to)}: ${subject} ${reasonText(reason)}`;
  });
}

/** Step 1 of INC-42's run 1, which nobody has. */
export function aStepRow(more: Partial<RunbookStepRow> = {}): RunbookStepRow {
  const plain = { run: 1, position: 1, title: 'Switch the provider' };
  return { ...plain, assigneeId: null, assignedAt: null, timerDueAt: null, ...more };
}
