import { basename } from 'node:path';
import { z } from 'zod';
import { appliesTo, text, yesOrNo } from './schema-parts.js';

/** The schema of the policy's runbooks. */
export function runbooks() {
  const rule = z.strictObject(
    { runbook: text(300), ...appliesTo() },
    { error: "a runbook's path or title, with severities or services" },
  );
  const folder = z.strictObject(
    { path: text(1_000), pull: yesOrNo().default(false) },
    { error: 'a folder with its path' },
  );
  return z.strictObject(
    {
      attach: z.array(rule, { error: 'a list of runbooks to attach' }).optional(),
      folders: z
        .array(folder, { error: 'a list of folders' })
        .refine(haveOwnNames, { error: 'folders with different names: the library knows them by these' })
        .optional(),
    },
    { error: 'the settings of runbooks' },
  );
}

function haveOwnNames(folders: readonly { path: string }[]): boolean {
  return new Set(folders.map(({ path }) => basename(path))).size === folders.length;
}
