/** A file that leaves the program. */
export interface ExportedFile {
  /** Without a folder; of `a-z`, digits, `-` and `.` only. */
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}
