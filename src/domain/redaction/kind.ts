/** One kind of text that must not leave, and how it is found. */
export interface Kind {
  /** What stands in its place, within `[redacted: …]`. */
  name: string;
  /** Global, and linear in the length of any text. If it has a group `secret`, only that is replaced. */
  pattern: RegExp;
  /** Whether what is replaced is of this kind after all, such as by its check digits. */
  isIt?: (secret: string) => boolean;
}

/** A kind with a beginning that nothing else has, before which stands no letter or digit. */
export function prefixed(name: string, source: string, flags = ''): Kind {
  return { name, pattern: new RegExp(`(?<![A-Za-z0-9])(?:${source})`, `g${flags}`) };
}
