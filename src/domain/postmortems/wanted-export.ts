import type { Profile } from '../redaction/profile.js';
import type { FileFormat } from './file-format.js';

/** A file that Firebreak shared, as Slack shows it. `title` is how its title begins. */
export interface SharedFile {
  title: string;
  name: string;
}

/** What somebody wants as a file. `isShared`: for the incident's channel, else for themselves. */
export interface WantedExport {
  userId: string;
  format: FileFormat;
  profile: Profile;
  isShared: boolean;
}
