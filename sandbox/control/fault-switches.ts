import type { Faults } from '../faults/faults.js';

/** Faults that the control room offers. */
export const faultKinds = ['slow', 'slower', 'rateLimit', 'outage', 'triple', 'lostReplies'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Named faults that can be turned on and off. */
export interface FaultSwitches {
  switch(kind: FaultKind, isOn: boolean): void;
  /** Active faults, with the real time when they end by themselves, in Unix milliseconds. */
  on(): { kind: FaultKind; until?: number }[];
  /** Turns all of them off. */
  clear(): void;
}

/** Only one of these can be on; a new one replaces the other. */
const exclusive: ReadonlySet<FaultKind> = new Set(['slow', 'slower']);
const rateLimitMs = 30_000;
const always = { times: Number.POSITIVE_INFINITY };

/** All faults start off. `onChange` is called whenever one is turned on or off. */
export function newFaultSwitches(faults: Faults, onChange: () => void): FaultSwitches {
  const running = new Map<FaultKind, { lift: () => void; until?: number }>();
  const off = (kind: FaultKind): void => {
    if (!running.has(kind)) return;
    running.get(kind)?.lift();
    running.delete(kind);
    onChange();
  };
  return {
    switch(kind, isOn) {
      for (const other of exclusive.has(kind) ? exclusive : [kind]) off(other);
      if (isOn)
        running.set(
          kind,
          begin(faults, kind, () => off(kind)),
        );
      onChange();
    },
    on: () => [...running].map(([kind, { until }]) => ({ kind, ...(until ? { until } : {}) })),
    clear() {
      for (const kind of [...running.keys()]) off(kind);
    },
  };
}

function begin(faults: Faults, kind: FaultKind, end: () => void): { lift: () => void; until?: number } {
  switch (kind) {
    case 'slow':
      return { lift: faults.slow(1_000) };
    case 'slower':
      return { lift: faults.slow(3_000) };
    case 'rateLimit':
      return rateLimited(faults, end);
    case 'outage':
      return { lift: faults.status('*', 503, always) };
    case 'triple':
      return { lift: faults.duplicateDeliveries(3) };
    case 'lostReplies':
      return { lift: faults.loseReply(everyOther(isWriting), always) };
  }
}

/** Strikes every odd call of each method, so that a retry succeeds. */
function everyOther(isMeant: (method: string) => boolean): (call: { method: string }) => boolean {
  const counts = new Map<string, number>();
  return ({ method }) => {
    if (!isMeant(method)) return false;
    const count = (counts.get(method) ?? 0) + 1;
    counts.set(method, count);
    return count % 2 === 1;
  };
}

/** Answers every call with 429 for 30 seconds. */
function rateLimited(faults: Faults, end: () => void): { lift: () => void; until: number } {
  const until = Date.now() + rateLimitMs;
  const secondsLeft = () => Math.max(1, Math.ceil((until - Date.now()) / 1_000));
  const lift = faults.rateLimit('*', secondsLeft, always);
  const timer = setTimeout(end, rateLimitMs);
  timer.unref();
  return {
    until,
    lift() {
      clearTimeout(timer);
      lift();
    },
  };
}

/** Methods that change something, so that a lost reply matters. */
function isWriting(method: string): boolean {
  return /\.(?:post\w*|update|create|invite|setTopic|setPurpose|add|archive|rename|upload\w*|complete\w*)$/.test(
    method,
  );
}
