import { readPolicy } from '../../config/policy/read-policy.js';
import { readTemplate } from '../../config/policy/templates/read-template.js';
import type { Profile } from '../../domain/redaction/profile.js';
import { pureFormats } from '../../exports/index.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { readDocument } from '../exports/read-document.js';
import type { draftFormats } from '../output/formats.js';
import { reportConfigFaults } from '../output/report-config-faults.js';
import { recordReading } from '../record.js';
import { requireNumber } from '../require-number.js';
import type { Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

/** The formats that are one text. */
export interface DraftOptions {
  format: (typeof draftFormats)[number];
  profile: Profile;
  /** A template's file. */
  template?: string;
  workspace?: string;
}

/** Prints the post-mortem of one incident. */
export async function draft(terminal: Terminal, word: string, options: DraftOptions): Promise<ExitCode> {
  const number = requireNumber(word);
  const policy = await readPolicy(terminal.env, terminal.cwd);
  if (policy.kind === 'faults') return reportConfigFaults(terminal, policy.faults);
  const template = await templateIn(terminal, options.template);
  if (template?.kind === 'faults') return reportConfigFaults(terminal, template.faults);
  return withDatabase(terminal, async (db) => {
    const workspaceId = (await chooseWorkspace(db, options.workspace)) ?? '';
    const { profile, format } = options;
    const reading = { profile, policy: policy.value, format, template: template?.value.template };
    const { document, stored } = await readDocument(db, { workspaceId, number }, reading);
    await recordReading(terminal, db, { workspaceId, command: 'draft', numbers: [number] });
    for (const { bytes } of pureFormats[format](document, stored))
      terminal.out(new TextDecoder().decode(bytes));
    return exitCodes.done;
  });
}

async function templateIn({ cwd }: Terminal, file: string | undefined) {
  return file === undefined ? null : readTemplate(file, { cwd, namedBy: file });
}
