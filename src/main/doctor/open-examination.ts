import { manifestScopes } from '../../config/manifest-scopes.js';
import type { Check } from '../../domain/operations/check.js';
import type { Base } from '../base.js';
import type { Opened } from '../open.js';
import { examineBackupsIn } from './examine-backups-in.js';
import { examineDatabaseAt } from './examine-database-at.js';
import { examineSlackWith } from './examine-slack-with.js';

/** Examines the installation from within the running server. */
export function openExamination(
  { config, policy, policyFile, clock }: Base,
  { db, databaseUrl }: Pick<Opened, 'db' | 'databaseUrl'>,
): (trace: string) => Promise<Check[]> {
  const { slack, backups } = config;
  return async (trace) => {
    const file = await policyFile.read();
    const wanted = file.kind === 'ok' ? { policy: file.value, source: 'the policy file' } : null;
    return [
      ...(await examineDatabaseAt(databaseUrl, clock, wanted)),
      await examineBackupsIn(backups, { db, now: clock() }),
      ...(await examineSlackWith(slack, {
        wantedScopes: manifestScopes(),
        policy: policy.current(),
        db,
        trace,
      })),
    ];
  };
}
