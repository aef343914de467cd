import type { Dict } from '../json.js';
import type { SandboxContext } from '../state/context.js';

/** Stores an element's input until it is submitted or replaced. */
export function keepInput(
  context: SandboxContext,
  holder: string,
  at: { blockId: string; actionId: string },
  value: Dict,
): void {
  const inputs = context.workspace.inputs[holder] ?? {};
  inputs[at.blockId] = { ...inputs[at.blockId], [at.actionId]: value };
  context.workspace.inputs[holder] = inputs;
}
