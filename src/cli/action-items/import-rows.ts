import type { ImportFault } from '../../domain/action-items/import/imported-item.js';
import type { ImportRow } from '../../workflows/action-items/import/import-action-items.js';

/** A row of a file, or why it can't be one. `line`: where it starts; in JSON, which item it is. */
export type FileRow = ({ kind: 'row' } & ImportRow) | { kind: 'fault'; line: number; fault: ImportFault };
