import type { Policy } from '../../domain/policy.js';

/**
 * The policy that the server works by, which may be replaced while it runs. Whatever begins (a request, a job, a
 * delivery) takes it once and keeps it to its end.
 */
export interface PolicyInUse {
  current(): Policy;
  replace(policy: Policy): void;
}

export function policyInUse(initial: Policy): PolicyInUse {
  let policy = initial;
  return {
    current: () => policy,
    replace: (next) => {
      policy = next;
    },
  };
}
