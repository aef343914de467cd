/** What a figure should reach. */
export type Aim = { kind: 'at_least' | 'at_most'; value: number };

/** One measured number. Without an aim it is only told. */
export interface Figure {
  name: string;
  value: number;
  /** `×`: a ratio of two measurements of this run. */
  unit: '×' | '/s' | 'ms' | 'MB' | 'calls';
  aim: Aim | null;
  /** What stands behind the number, in a few words. */
  note: string;
}

/** Some figures that are measured together; `name` is what `--only` takes. */
export interface Part {
  name: string;
  title: string;
  measure: () => Promise<Figure[]>;
}

export const atLeast = (value: number): Aim => ({ kind: 'at_least', value });
export const atMost = (value: number): Aim => ({ kind: 'at_most', value });

/** Whether the aim is met; null where there is none. */
export function isMet({ value, aim }: Figure): boolean | null {
  if (!aim) return null;
  return aim.kind === 'at_least' ? value >= aim.value : value <= aim.value;
}
