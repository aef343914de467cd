import type { Faults } from '../faults/faults.js';

/** The ways of failing that the control room offers. */
export const faultKinds = ['slow', 'slower', 'rateLimit', 'outage', 'thrice', 'lostAnswers'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Faults that are switched on and off by name. */
export interface FaultSwitches {
  switch(kind: FaultKind, isOn: boolean): void;
  /** Those that are on, with the real time at which they lift themselves, in unix milliseconds. */
  on(): { kind: FaultKind; until?: number }[];
  /** Lifts all of them. */
  clear(): void;
}

/** One of these at most: the later takes the place of the earlier. */
const exclusive: ReadonlySet<FaultKind> = new Set(['slow', 'slower']);
const rateLimitMs = 30_000;
const always = { times: Number.POSITIVE_INFINITY };

/** All off. `onChange` hears of those that lift themselves. */
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
    case 'thrice':
      return { lift: faults.duplicateDeliveries(3) };
    case 'lostAnswers':
      return { lift: faults.loseReply(everyOther(isWriting), always) };
  }
}

/** The first call of each method, the third, the fifth …: whoever asks again gets its answer. */
function everyOther(isMeant: (method: string) => boolean): (call: { method: string }) => boolean {
  const counts = new Map<string, number>();
  return ({ method }) => {
    if (!isMeant(method)) return false;
    const count = (counts.get(method) ?? 0) + 1;
    counts.set(method, count);
    return count % 2 === 1;
  };
}

/** Every call is told to come back when half a minute is over. */
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

/** Methods that leave something behind: of those it matters whether they were done. */
function isWriting(method: string): boolean {
  return /\.(?:post\w*|update|create|invite|setTopic|setPurpose|add|archive|rename|upload\w*|complete\w*)$/.test(
    method,
  );
}
