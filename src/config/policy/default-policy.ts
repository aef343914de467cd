import type { Severity } from '../../domain/incident/severity.js';
import type { Policy, SeverityPolicy } from '../../domain/policy.js';
import { defaultNudges } from './default-nudges.js';
import { defaultTasks } from './default-tasks.js';

/** The policy of a team without a policy file: four severities, anyone may declare. */
export function defaultPolicy(): Policy {
  const { sev1, sev2, sev3, sev4 } = defaultSeverities();
  return {
    severities: { sev1, sev2, sev3, sev4 },
    defaultSeverity: 'sev3',
    startInTriage: false,
    channel: { name: 'inc-{number}-{title}', archiveOnClose: false, bookmarks: [] },
    announceIn: null,
    alsoSendToChannel: false,
    mayDeclare: 'everyone',
    operators: [],
    guestsMayDeclare: false,
    timeline: {
      highlightEmoji: ['pushpin', 'star'],
      rules: { alerts: true, deploys: true, images: true, responders: false },
      copyImagesUpToMb: 5,
    },
    retention: { messagesDays: 365, highlightsDays: null, auditDays: 400 },
    actionItems: { countWorkingDays: false, emoji: ['ballot_box_with_check'] },
    nudges: defaultNudges(),
    postIncidentTasks: defaultTasks(),
    closingNeedsTasks: false,
    runbooks: { attach: [], folders: [] },
    postmortems: { templates: [] },
    exports: { redact: [], hosts: [] },
    alwaysInvite: [],
  };
}

/** The defaults for each severity. `sev5` is used only if the policy file contains it. */
export function defaultSeverities(): Record<Severity, SeverityPolicy> {
  return {
    sev1: {
      label: 'Critical',
      emoji: '🔴',
      guidance: 'Customers cannot use the product, or data is being lost',
      updateEveryMinutes: 30,
      actionItemsDueDays: 14,
      postmortemDueDays: 3,
    },
    sev2: {
      label: 'Major',
      emoji: '🟠',
      guidance: 'An important part fails for many, and there is no good way around it',
      updateEveryMinutes: 60,
      actionItemsDueDays: 30,
      postmortemDueDays: 5,
    },
    sev3: {
      label: 'Minor',
      emoji: '🟡',
      guidance: 'Something fails for some customers, or there is a way around it',
      updateEveryMinutes: 240,
      actionItemsDueDays: 60,
      postmortemDueDays: null,
    },
    sev4: {
      label: 'Low',
      emoji: '🔵',
      guidance: 'Nobody outside notices yet, but it should not wait in the backlog',
      updateEveryMinutes: null,
      actionItemsDueDays: null,
      postmortemDueDays: null,
    },
    sev5: {
      label: 'Notice',
      emoji: '⚪',
      guidance: 'Worth writing down, so that it can be found later',
      updateEveryMinutes: null,
      actionItemsDueDays: null,
      postmortemDueDays: null,
    },
  };
}
