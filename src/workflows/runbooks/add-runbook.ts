import { sanitizeText } from '../../domain/text/check-text.js';
import type { Deps } from '../deps.js';
import { type ImportedRunbook, importRunbooks } from './import-runbooks.js';

/** Adds a runbook that somebody wrote in Slack; one with the same name gets a new version. `by`: their user id. */
export async function addRunbook(
  deps: Pick<Deps, 'db' | 'clock' | 'readRunbook'>,
  { workspaceId, name, markdown, by }: { workspaceId: string; name: string; markdown: string; by: string },
): Promise<ImportedRunbook> {
  const file = { path: name, markdown: sanitizeText(markdown) };
  const [imported] = await importRunbooks(deps, { workspaceId, source: 'slack' }, { files: [file], by });
  if (!imported) throw new Error(`The runbook ${name} was not imported.`);
  return imported;
}
