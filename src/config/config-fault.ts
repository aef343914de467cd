/** One thing that is wrong with the configuration, and what to do. Never holds a secret. */
export interface ConfigFault {
  /** The variable, or `file:line`. */
  where: string;
  found: string;
  expected: string;
  /** A sentence. */
  remedy: string;
}

/** The fault in one line, whatever was found: what would break or command a terminal's line is written as `\u…`. */
export function faultLine({ where, found, expected, remedy }: ConfigFault): string {
  return `${where}: found ${found}; expected ${expected}. ${remedy}`.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value or the faults that keep it from being one; at least one fault. */
export type Checked<T> = { kind: 'ok'; value: T } | { kind: 'faults'; faults: ConfigFault[] };

export function valid<T>(value: T): Checked<T> {
  return { kind: 'ok', value };
}

export function faulty(...faults: ConfigFault[]): { kind: 'faults'; faults: ConfigFault[] } {
  return { kind: 'faults', faults };
}

/** The faults in all of these, in their order. */
export function faultsIn(...checked: Checked<unknown>[]): ConfigFault[] {
  return checked.flatMap((one) => (one.kind === 'faults' ? one.faults : []));
}
