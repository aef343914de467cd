import { text } from 'node:stream/consumers';
import { endWithParent } from '../../child/end-with-parent.js';
import { BackupJob } from './backup-job.js';
import { makeScheduled } from './make-scheduled.js';

// The program of the process that makes one scheduled backup (`run-backup.ts`): it reads a job as JSON, and writes the outcome.
endWithParent();
const job = BackupJob.parse(JSON.parse(await text(process.stdin)));
process.stdout.write(JSON.stringify(await makeScheduled(job)));
