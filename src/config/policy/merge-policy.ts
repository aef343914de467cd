import type { z } from 'zod';
import { severities } from '../../domain/incident/severity.js';
import type { NudgePolicy } from '../../domain/nudges/nudge-policy.js';
import type { Policy, SeverityPolicy } from '../../domain/policy.js';
import type { TemplateRule } from '../../domain/postmortems/templates/template-rule.js';
import { defaultPolicy, defaultSeverities } from './default-policy.js';
import { allNamesOf } from './emoji-names.js';
import type { policySchema } from './schema/policy-schema.js';

/** The content of a policy file: any part of a policy. */
export type PartialPolicy = z.output<ReturnType<typeof policySchema>>;

/**
 * The policy in force: the default, overridden by the file. Setting a severity to null in the file removes it. `templates`:
 * those of the files that it names.
 */
export function mergePolicy(file: PartialPolicy, templates: TemplateRule[]): Policy {
  const base = defaultPolicy();
  return {
    ...base,
    ...present(file),
    severities: mergeSeverities(base, file.severities ?? {}),
    timeline: {
      ...base.timeline,
      ...present(file.timeline ?? {}),
      highlightEmoji: allNamesOf(file.timeline?.highlightEmoji ?? base.timeline.highlightEmoji),
      rules: { ...base.timeline.rules, ...present(file.timeline?.rules ?? {}) },
    },
    retention: { ...base.retention, ...present(file.retention ?? {}) },
    actionItems: {
      ...base.actionItems,
      ...present(file.actionItems ?? {}),
      emoji: allNamesOf(file.actionItems?.emoji ?? base.actionItems.emoji),
    },
    nudges: mergeNudges(base.nudges, file.nudges ?? {}),
    runbooks: { ...base.runbooks, ...present(file.runbooks ?? {}) },
    postmortems: { templates },
    exports: { ...base.exports, ...present(file.exports ?? {}) },
    channel: { ...base.channel, ...present(file.channel ?? {}) },
  };
}

function mergeNudges(base: NudgePolicy, file: NonNullable<PartialPolicy['nudges']>): NudgePolicy {
  const incidents = file.incidents ?? {};
  return {
    ...base,
    ...present(file),
    weeklyReport: { ...base.weeklyReport, ...present(file.weeklyReport ?? {}) },
    actionItems: { ...base.actionItems, ...present(file.actionItems ?? {}) },
    incidents: {
      ...base.incidents,
      ...present(incidents),
      wantedRoles: { ...base.incidents.wantedRoles, ...present(incidents.wantedRoles ?? {}) },
      silentMinutes: { ...base.incidents.silentMinutes, ...present(incidents.silentMinutes ?? {}) },
    },
  };
}

function mergeSeverities(
  base: Policy,
  entries: NonNullable<PartialPolicy['severities']>,
): Policy['severities'] {
  const start = defaultSeverities();
  const merged: Policy['severities'] = {};
  for (const severity of severities) {
    const entry = entries[severity];
    const isInUse = entry === undefined ? base.severities[severity] !== undefined : entry !== null;
    if (isInUse) merged[severity] = { ...start[severity], ...present(entry ?? {}) } satisfies SeverityPolicy;
  }
  return merged;
}

/** Without the undefined properties. */
function present<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const defined = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [K in keyof T]: Exclude<T[K], undefined> };
}
