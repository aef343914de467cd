/**
 * The person reading: time zone (IANA), names of ids, and the current time. Without the time, `{ago}` and "today" become
 * full dates.
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

/** Terminal width in columns, and whether to use colors (ANSI sequences). */
export type Layout = { width?: number; color?: boolean };

export const defaultWidth = 100;
