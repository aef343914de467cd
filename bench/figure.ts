/** Target of a figure. */
export type Aim = { kind: 'at_least' | 'at_most'; value: number };

/** A measured number, with an optional target. */
export interface Figure {
  name: string;
  value: number;
  /** `×` is a ratio of two measurements of this run. */
  unit: '×' | '%' | '/s' | '/min' | 's' | 'ms' | 'MB' | 'MB/h' | 'calls';
  aim: Aim | null;
  /** A few words on how it was measured. */
  note: string;
}

/** Figures measured together; `--only` takes the `name`. */
export interface Part {
  name: string;
  title: string;
  measure: (options: BenchOptions) => Promise<Figure[]>;
  /** True if it runs only when it is named: it takes long, or needs a machine of its own. */
  isExtra?: true;
}

export interface BenchOptions {
  soakMinutes: number;
  replicas: number;
}

export const atLeast = (value: number): Aim => ({ kind: 'at_least', value });
export const atMost = (value: number): Aim => ({ kind: 'at_most', value });

/** True if the target is met; null without a target. */
export function isMet({ value, aim }: Figure): boolean | null {
  if (!aim) return null;
  return aim.kind === 'at_least' ? value >= aim.value : value <= aim.value;
}
