import { type Command, Option } from 'commander';
import { everyFileFormat } from '../../domain/postmortems/file-format.js';
import { profiles } from '../../domain/redaction/profile.js';
import type { ListOptions } from '../commands/list.js';
import { exitCodes } from '../exit-code.js';
import { draftFormats } from '../output/formats.js';
import { Refused } from '../refused.js';
import type { Terminal } from '../terminal.js';
import { onDemand } from './on-demand.js';
import { json, type OnExit, wholeNumber, workspace } from './options.js';

const draft = onDemand(async () => (await import('../commands/draft.js')).draft);
const exportIncidents = onDemand(
  async () => (await import('../commands/export-incidents.js')).exportIncidents,
);
const forget = onDemand(async () => (await import('../commands/forget.js')).forget);
const importIncidents = onDemand(
  async () => (await import('../commands/import-incidents.js')).importIncidents,
);
const list = onDemand(async () => (await import('../commands/list.js')).list);
const show = onDemand(async () => (await import('../commands/show.js')).show);
const verifyIncident = onDemand(async () => (await import('../commands/verify.js')).verifyIncident);
const verifyBackupFile = onDemand(
  async () => (await import('../commands/verify-backup.js')).verifyBackupFile,
);

/** Commands about incidents and their records. */
export function addIncidents(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
  firebreak
    .command('list')
    .description('list incidents, newest first, private ones included')
    .addOption(new Option('--open', 'incidents that are not over (default)'))
    .addOption(new Option('--closed', 'incidents that are over').conflicts(['open', 'all']))
    .addOption(new Option('--all', 'open and closed incidents').conflicts(['open', 'closed']))
    .option('--before <incident>', 'only incidents before this one')
    .option('--limit <count>', 'maximum number of incidents', wholeNumber, 50)
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (options) =>
      onExit(await list(terminal, { ...options, json: options.json === true, which: whichOf(options) })),
    );
  firebreak
    .command('show <incident>')
    .description('show one incident, such as INC-42: its state, highlights and failed deliveries')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (incident: string, options) =>
      onExit(await show(terminal, incident, { ...options, json: options.json === true })),
    );
  firebreak
    .command('export [incidents...]')
    .description('write post-mortems and full records to files: of these incidents, or of a period')
    .addOption(new Option('--format <format>', 'file format').choices(everyFileFormat).default('json'))
    .option('--out <dir>', 'directory to write to')
    .addOption(new Option('--profile <profile>', 'who it is for').choices(profiles).default('internal'))
    .option('--preview', 'print what the profile redacts and leaves out, write nothing')
    .option('--since <day>', 'incidents declared on this day (UTC) or later, such as 2026-11-01')
    .option('--until <day>', 'incidents declared on this day (UTC) or earlier')
    .option('--workspace <id>', workspace)
    .action(async (incidents: string[], { preview, ...options }) =>
      onExit(await exportIncidents(terminal, incidents, { ...options, preview: preview === true })),
    );
  firebreak
    .command('import <files...>')
    .description(
      'import incidents that export wrote as JSON, with their images; importing them again changes nothing',
    )
    .option('--dry-run', 'say what would be imported, change nothing')
    .option('--workspace <id>', 'the workspace that they go to (default: where they are from)')
    .option('--json', json)
    .action(async (files: string[], { dryRun, ...options }) =>
      onExit(
        await importIncidents(terminal, files, {
          ...options,
          dryRun: dryRun === true,
          json: options.json === true,
        }),
      ),
    );
  firebreak
    .command('draft <incident>')
    .description('print the post-mortem of one incident')
    .addOption(new Option('--format <format>', 'file format').choices(draftFormats).default('md'))
    .addOption(new Option('--profile <profile>', 'who it is for').choices(profiles).default('internal'))
    .option('--template <file>', 'try a template in Markdown; changes nothing')
    .option('--workspace <id>', workspace)
    .action(async (incident: string, options) => onExit(await draft(terminal, incident, options)));
  firebreak
    .command('verify [incident]')
    .description('check the record of one incident against its hash chain, or a whole backup')
    .option('--backup <file>', 'check this backup instead; needs no database')
    .option('--head <head>', 'a head that verify printed earlier; the record must still contain it')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (incident: string | undefined, { backup, ...rest }) => {
      const options = { ...rest, json: rest.json === true };
      if ((incident === undefined) === (backup === undefined))
        throw new Refused('Name an incident, such as INC-42, or a file with --backup.', exitCodes.usage);
      if (backup !== undefined) return onExit(await verifyBackupFile(terminal, backup, options));
      onExit(await verifyIncident(terminal, incident ?? '', options));
    });
  firebreak
    .command('forget')
    .description(
      'forget text that is older than the retention policy allows; the server does this every hour',
    )
    .option('--dry-run', 'print what would be forgotten, change nothing')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async ({ dryRun, ...options }) =>
      onExit(await forget(terminal, { ...options, dryRun: dryRun === true, json: options.json === true })),
    );
}

function whichOf({ closed, all }: { closed?: true; all?: true }): ListOptions['which'] {
  if (all) return 'all';
  return closed ? 'closed' : 'open';
}
