import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { onDemand } from './on-demand.js';
import { json, type OnExit } from './options.js';

const backup = onDemand(async () => (await import('../commands/backup.js')).backup);
const move = onDemand(async () => (await import('../commands/move.js')).move);
const restore = onDemand(async () => (await import('../commands/restore.js')).restore);

/** Commands about backups of the whole database. */
export function addBackups(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
  firebreak
    .command('backup')
    .description('write a backup of the whole database to a file, beside running servers')
    .requiredOption('--out <path>', 'the file, or a folder in which it gets a name of its own')
    .option('--encrypt', 'encrypt it with the key in FIREBREAK_BACKUP_KEY')
    .option('--json', json)
    .action(async ({ out, encrypt, json: asJson }) =>
      onExit(await backup(terminal, { out, encrypt: encrypt === true, json: asJson === true })),
    );
  firebreak
    .command('restore <file>')
    .description('restore a backup into an empty database, and verify every record in it')
    .option('--into <url>', 'the database (default: the one that the environment names)')
    .option('--without-deliveries', 'send nothing of what was waiting for Slack')
    .action(async (file: string, { into, withoutDeliveries }) =>
      onExit(await restore(terminal, file, { into, withoutDeliveries: withoutDeliveries === true })),
    );
  firebreak
    .command('move')
    .description('copy the built-in database to the empty one that DATABASE_URL names; no server may run')
    .action(async () => onExit(await move(terminal)));
}
