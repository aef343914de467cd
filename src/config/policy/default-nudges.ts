import type { NudgePolicy } from '../../domain/nudges/nudge-policy.js';

/** Reminders of a team without a policy file. */
export function defaultNudges(): NudgePolicy {
  return {
    digestAt: '09:30',
    quietFrom: '18:00',
    timeZone: 'UTC',
    weekend: ['saturday', 'sunday'],
    holidays: [],
    countries: {},
    lead: null,
    weeklyReport: { channelId: null, day: 'monday', at: '09:30' },
    actionItems: {
      unownedAfterDays: 2,
      dueSoonDays: 3,
      onDueDate: true,
      overdueDays: [1, 3, 7],
      commanderAfterDays: 7,
      channelAfterDays: 14,
      leadAfterDays: 21,
    },
    incidents: {
      updateDue: true,
      triageMinutes: 15,
      wantedRoles: { sev1: ['commander', 'comms'], sev2: ['commander'] },
      roleMinutes: 10,
      summaryMinutes: 30,
      silentMinutes: { sev1: 30, sev2: 60, sev3: 480 },
      missingFacts: true,
      stepMinutes: 15,
      notClosedDays: 5,
    },
  };
}
