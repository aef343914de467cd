import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { BackupJob } from './backup-job.js';
import { makeScheduled } from './make-scheduled.js';

// The program of the process that makes one scheduled backup (`run-backup.ts`): a job comes in, an outcome goes out.
const input = createInterface({ input: process.stdin });
const [job] = z.tuple([z.string()]).parse(await once(input, 'line'));
// The server has ended, however it did.
input.once('close', () => process.exit(1));
const outcome = await makeScheduled(BackupJob.parse(JSON.parse(job)));
process.stdout.write(JSON.stringify(outcome), () => process.exit(0));
