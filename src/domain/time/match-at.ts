/** What a sticky pattern (flag `y`) matches exactly at this place in the text; null where it does not. */
export function matchAt(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}
