import type { Access, ReadCommand } from '../domain/audit/access.js';
import { sealing } from '../main/sealing.js';
import {
  type Accessing,
  type RecordAccess,
  recordAccess,
  recordPrivateReading,
} from '../workflows/audit/record-access.js';
import type { Deps } from '../workflows/deps.js';
import type { Terminal } from './terminal.js';

type Operator = Pick<Terminal, 'operator' | 'clock'>;

/** Records that the operator is about to read these incidents, if some of them are private. */
export function recordReading(
  terminal: Operator,
  db: Deps['db'],
  { workspaceId, ...reading }: { workspaceId: string; command: ReadCommand; numbers: readonly number[] },
): Promise<void> {
  return recordPrivateReading(db, accessing(terminal, workspaceId), reading, sealing);
}

/** Records what the operator does. */
export function record(
  terminal: Operator,
  db: Deps['db'],
  { workspaceId, ...access }: Access & { workspaceId: string },
): Promise<void> {
  return db.transaction((tx) => recorder(terminal)(tx, workspaceId, access));
}

/** Records changes of the operator's in the transactions that make them. */
export function recorder(terminal: Operator): RecordAccess {
  return (tx, workspaceId, access) => recordAccess(tx, accessing(terminal, workspaceId), access, sealing);
}

function accessing({ operator, clock }: Operator, workspaceId: string): Accessing {
  return { workspaceId, actor: { kind: 'operator', id: operator }, at: clock(), key: null };
}
