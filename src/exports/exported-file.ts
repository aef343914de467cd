/** A file to hand out, such as an export. */
export interface ExportedFile {
  /** Without a folder; only `a-z`, digits, `-` and `.`. */
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}
