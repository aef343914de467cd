import type { Dict } from '../json.js';
import type { SandboxContext } from '../state/context.js';

/** Remembers what was put into an element until it is submitted or replaced. */
export function keepInput(
  context: SandboxContext,
  holder: string,
  at: { blockId: string; actionId: string },
  value: Dict,
): void {
  const kept = context.workspace.inputs[holder] ?? {};
  kept[at.blockId] = { ...kept[at.blockId], [at.actionId]: value };
  context.workspace.inputs[holder] = kept;
}
