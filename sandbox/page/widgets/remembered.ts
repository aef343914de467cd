import { useState } from 'preact/hooks';

/**
 * A value stored by this browser for all of the sandbox's windows. `isOne` validates what was stored. If storage is
 * unavailable, the value lasts until the page is closed.
 */
export function useRemembered<T>(
  name: string,
  first: T,
  isOne: (found: unknown) => found is T,
): [T, (value: T) => void] {
  const [value, setValue] = useState(() => remembered(name, first, isOne));
  return [
    value,
    (next) => {
      remember(name, next);
      setValue(next);
    },
  ];
}

export function remembered<T>(name: string, first: T, isOne: (found: unknown) => found is T): T {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key(name)) ?? 'null');
    return isOne(found) ? found : first;
  } catch {
    return first;
  }
}

export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(key(name), JSON.stringify(value));
  } catch {
    // A browser may forbid storage; the page works without it.
  }
}

export const isBoolean = (found: unknown): found is boolean => typeof found === 'boolean';

export const isText = (found: unknown): found is string => typeof found === 'string';

function key(name: string): string {
  return `sandbox.${name}`;
}
