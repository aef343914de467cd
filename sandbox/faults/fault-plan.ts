import type { FaultAct, FaultOptions, Faults, FaultTarget } from './faults.js';

interface Rule {
  target: FaultTarget;
  act: () => FaultAct;
  passes: number;
  left: number;
  when: NonNullable<FaultOptions['when']>;
}

/** Active faults; the server checks them for every call and delivery. */
export interface FaultPlan {
  faults: Faults;
  /** The fault that strikes this call, if any. Counts the call. */
  strike(call: { method: string; args: Record<string, unknown> }): FaultAct | undefined;
  extraLatencyMs(): number;
  deliveriesEach(): number;
  /** Removes all faults. */
  clear(): void;
}

/** An empty plan. `sockets` handles faults of Socket Mode connections. */
export function newFaultPlan(sockets: Pick<Faults, 'dropSockets' | 'disconnect'>): FaultPlan {
  const rules = new Set<Rule>();
  const latencies = new Set<{ ms: number }>();
  const copies = new Set<{ times: number }>();
  const addAsked = (target: FaultTarget, act: () => FaultAct, o: FaultOptions = {}): (() => void) =>
    addTo(rules, { target, act, passes: o.after ?? 0, left: o.times ?? 1, when: o.when ?? (() => true) });
  const add = (target: FaultTarget, act: FaultAct, o?: FaultOptions) => addAsked(target, () => act, o);
  return {
    faults: {
      fail: (method, error, o) => add(method, { kind: 'fail', error }, o),
      status: (method, status, o) => add(method, { kind: 'status', status }, o),
      rateLimit: (method, wait, o) =>
        addAsked(
          method,
          () => ({ kind: 'rate_limit', seconds: typeof wait === 'function' ? wait() : wait }),
          o,
        ),
      hang: (method, ms, o) => add(method, { kind: 'hang', ms }, o),
      loseReply: (method, o) => add(method, { kind: 'lose_reply' }, o),
      doneLate: (method, ms, o) => add(method, { kind: 'done_late', ms }, o),
      doneUnheard: (method, ms, o) => add(method, { kind: 'done_unheard', ms }, o),
      answerLate: (method, ms, o) => add(method, { kind: 'answer_late', ms }, o),
      garble: (method, body, o) => add(method, { kind: 'garble', body }, o),
      dropBefore: (method, o) => add(method, { kind: 'drop_before' }, o),
      slow: (ms) => addTo(latencies, { ms }),
      duplicateDeliveries: (times) => addTo(copies, { times }),
      ...sockets,
    },
    strike: (call) => strike(rules, call),
    extraLatencyMs: () => [...latencies].reduce((sum, one) => sum + one.ms, 0),
    deliveriesEach: () => [...copies].reduce((most, one) => Math.max(most, one.times), 1),
    clear() {
      for (const set of [rules, latencies, copies]) set.clear();
    },
  };
}

function addTo<T>(set: Set<T>, one: T): () => void {
  set.add(one);
  return () => void set.delete(one);
}

function strike(
  rules: Set<Rule>,
  call: { method: string; args: Record<string, unknown> },
): FaultAct | undefined {
  for (const rule of rules) {
    if (!fits(rule.target, call) || !rule.when(call)) continue;
    if (rule.passes > 0) {
      rule.passes -= 1;
      continue;
    }
    rule.left -= 1;
    if (rule.left <= 0) rules.delete(rule);
    return rule.act();
  }
  return undefined;
}

function fits(target: FaultTarget, call: { method: string; args: Record<string, unknown> }): boolean {
  if (typeof target === 'function') return target(call);
  return target === '*' || target === call.method;
}
