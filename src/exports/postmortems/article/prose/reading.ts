import type { Writer } from '../inline.js';

/** What reading Markdown needs to know. */
export interface Reading {
  writer: Writer;
  /** Addresses by identifier. */
  definitions: ReadonlyMap<string, string>;
}
