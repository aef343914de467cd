/** What a heading says, beside its words. */
export interface HeadingNumber {
  /** `step`: it says so, as in “Step 3”. `number`: it begins with one, as in “2. Confirm”. */
  kind: 'step' | 'number';
  number: number;
  /** The heading without it. */
  rest: string;
}

/** The number of a heading in a sequence, or null. `1.2` is part of a section rather than of a sequence. */
export function headingNumber(text: string): HeadingNumber | null {
  const [, step, afterStep = ''] = /^\W*step\s*#?(\d{1,3})\b[\s:.)–—-]*(.*)$/i.exec(text) ?? [];
  if (step !== undefined) return { kind: 'step', number: Number(step), rest: afterStep };
  const [, number, rest = ''] = /^(\d{1,3})(?:(?:[.):]|\s*[–—-])\s+|\s+(?=\p{Lu}))(.+)$/u.exec(text) ?? [];
  return number === undefined ? null : { kind: 'number', number: Number(number), rest };
}
