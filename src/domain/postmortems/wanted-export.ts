import type { Profile } from '../redaction/profile.js';
import type { FileFormat } from './file-format.js';

/** What somebody wants as a file. `isShared`: for the incident's channel, else for themselves. */
export interface WantedExport {
  userId: string;
  format: FileFormat;
  profile: Profile;
  isShared: boolean;
}
