/** A file to hand out, such as an export. */
export interface ExportedFile {
  /** Without a folder; only `a-z`, digits, `-` and `.`. */
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
  /** What whoever gets it should know: a sentence. */
  note?: string;
}
