/**
 * The person who reads: their zone (IANA name), how ids are called, and when it is now (only `{ago}` and "today"
 * need it; without it dates are told in full).
 */
export type Reader = {
  tz: string;
  /** Name without `@`. */
  userName(id: string): string;
  /** Name without `#`. */
  channelName(id: string): string;
  /** Name without `@`. */
  groupName?(id: string): string;
  now?: Date;
};

/** The paper: columns of the terminal, and whether its ink may have colour (ANSI sequences). */
export type Paper = { width?: number; colour?: boolean };

export const defaultWidth = 100;
