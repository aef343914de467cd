import { appendFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ActionItem } from '../../domain/action-items/action-item.js';
import { actionItemJson } from '../../exports/action-items/action-item-json.js';
import { actionItemsCsv, actionItemsCsvHeader } from '../../exports/action-items/action-items-csv.js';
import { actionItemsForOperator } from '../../workflows/action-items/read-for-operator.js';
import type { Deps } from '../../workflows/deps.js';
import { chooseWorkspace } from '../choose-workspace.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import type { actionFileFormats } from '../output/formats.js';
import { record } from '../record.js';
import { Refused } from '../refused.js';
import { requireNumber } from '../require-number.js';
import type { Terminal } from '../terminal.js';
import { withDatabase } from '../with-database.js';

export interface ExportActionsOptions {
  format: (typeof actionFileFormats)[number];
  /** The file to write; undefined: standard output. */
  out?: string;
  /** Only those that are not finished. */
  open: boolean;
  /** Such as `INC-42`. */
  incident?: string;
  workspace?: string;
}

const pageSize = 1_000;

/** Writes action items to a file or to standard output, page by page. */
export function exportActions(terminal: Terminal, options: ExportActionsOptions): Promise<ExitCode> {
  const incidentNumber = options.incident === undefined ? null : requireNumber(options.incident);
  return withDatabase(terminal, async (db) => {
    const workspaceId = (await chooseWorkspace(db, options.workspace)) ?? '';
    const filter = { workspaceId, incidentNumber, isUnfinished: options.open };
    const write = await writerTo(terminal, options.out);
    const { format } = options;
    await record(terminal, db, {
      ...{ kind: 'action_items_exported', workspaceId, format, incident: incidentNumber },
    });
    for await (const part of options.format === 'csv' ? csvOf(db, filter) : jsonOf(db, filter))
      await write(part);
    if (options.out !== undefined) terminal.out(`${resolve(terminal.cwd, options.out)}\n`);
    return exitCodes.done;
  });
}

type Filter = { workspaceId: string; incidentNumber: number | null; isUnfinished: boolean };

async function* csvOf(db: Deps['db'], filter: Filter): AsyncGenerator<string> {
  yield actionItemsCsvHeader();
  for await (const { items, names } of pages(db, filter)) yield actionItemsCsv(items, names);
}

async function* jsonOf(db: Deps['db'], filter: Filter): AsyncGenerator<string> {
  yield `{\n  "format": "firebreak.actions/1",\n  "workspace": ${JSON.stringify(filter.workspaceId || null)},\n  "actionItems": [`;
  let separator = '\n    ';
  for await (const { items } of pages(db, filter))
    for (const item of items) {
      yield separator + JSON.stringify(actionItemJson(item));
      separator = ',\n    ';
    }
  yield '\n  ]\n}\n';
}

async function* pages(
  db: Deps['db'],
  filter: Filter,
): AsyncGenerator<{ items: ActionItem[]; names: ReadonlyMap<string, string> }> {
  let after = 0;
  for (;;) {
    const page = await actionItemsForOperator(db, { ...filter, after, limit: pageSize });
    const last = page.items.at(-1);
    if (!last) return;
    yield page;
    after = last.number;
  }
}

async function writerTo(
  terminal: Terminal,
  out: string | undefined,
): Promise<(part: string) => Promise<void>> {
  if (out === undefined) return async (part) => terminal.out(part);
  const path = resolve(terminal.cwd, out);
  const refuse = (error: NodeJS.ErrnoException) => {
    throw new Refused(`Can't write ${path}: ${error.code ?? error.message}`);
  };
  await writeFile(path, '').catch(refuse);
  return (part) => appendFile(path, part).catch(refuse);
}
