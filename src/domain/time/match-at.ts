/** The match of a sticky pattern (flag `y`) exactly at this place in the text, or null. */
export function matchAt(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}
