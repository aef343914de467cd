/** One fault in the configuration, and how to fix it. Never contains a secret. */
export interface ConfigFault {
  /** The variable, or `file:line`. */
  where: string;
  found: string;
  expected: string;
  /** A sentence. */
  remedy: string;
}

/**
 * The fault on one line. Control characters in what was found are written as `\u…`, so that they can't break the line.
 */
export function faultLine({ where, found, expected, remedy }: ConfigFault): string {
  return `${where}: found ${found}; expected ${expected}. ${remedy}`.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A valid value, or at least one fault. */
export type Checked<T> = { kind: 'ok'; value: T } | { kind: 'faults'; faults: ConfigFault[] };

export function valid<T>(value: T): Checked<T> {
  return { kind: 'ok', value };
}

export function faulty(...faults: ConfigFault[]): { kind: 'faults'; faults: ConfigFault[] } {
  return { kind: 'faults', faults };
}

/** The faults in all of these, in order. */
export function faultsIn(...checked: Checked<unknown>[]): ConfigFault[] {
  return checked.flatMap((one) => (one.kind === 'faults' ? one.faults : []));
}
