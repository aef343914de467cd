import type { z } from 'zod';
import { severities } from '../domain/incident/severity.js';
import type { Policy, SeverityPolicy } from '../domain/policy.js';
import { defaultPolicy, defaultSeverities } from './default-policy.js';
import { allNamesOf } from './emoji-names.js';
import type { policySchema } from './policy-schema.js';

/** What a policy file says: any part of a policy. */
export type PartialPolicy = z.output<ReturnType<typeof policySchema>>;

/** The policy in force: the default, except for what the file says. A severity that the file sets to null is not in use. */
export function mergePolicy(said: PartialPolicy): Policy {
  const base = defaultPolicy();
  return {
    ...base,
    ...present(said),
    severities: mergeSeverities(base, said.severities ?? {}),
    timeline: {
      ...base.timeline,
      ...present(said.timeline ?? {}),
      highlightEmoji: allNamesOf(said.timeline?.highlightEmoji ?? base.timeline.highlightEmoji),
      rules: { ...base.timeline.rules, ...present(said.timeline?.rules ?? {}) },
    },
    retention: { ...base.retention, ...present(said.retention ?? {}) },
    channel: { ...base.channel, ...present(said.channel ?? {}) },
  };
}

function mergeSeverities(base: Policy, said: NonNullable<PartialPolicy['severities']>): Policy['severities'] {
  const start = defaultSeverities();
  const merged: Policy['severities'] = {};
  for (const severity of severities) {
    const words = said[severity];
    const isInUse = words === undefined ? base.severities[severity] !== undefined : words !== null;
    if (isInUse) merged[severity] = { ...start[severity], ...present(words ?? {}) } satisfies SeverityPolicy;
  }
  return merged;
}

/** Without the keys that nothing was said of. */
function present<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const said = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as { [K in keyof T]: Exclude<T[K], undefined> };
}
