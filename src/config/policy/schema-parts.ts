import { z } from 'zod';

export function yesOrNo() {
  return z.boolean({ error: 'true or false' });
}

/** Trimmed. */
export function text(maxChars: number) {
  const error = `text of 1 to ${maxChars} characters`;
  return z.string({ error }).trim().min(1, { error }).max(maxChars, { error });
}

export function wholeNumber(unit: string, max: number) {
  const error = `a whole number of ${unit} from 1 to ${max}, or null`;
  return z.int({ error }).min(1, { error }).max(max, { error });
}
