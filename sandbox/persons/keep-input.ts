import type { Dict } from '../json.js';
import type { World } from '../state/world.js';

/** Remembers what was put into an element until it is submitted or replaced. */
export function keepInput(
  world: World,
  holder: string,
  at: { blockId: string; actionId: string },
  value: Dict,
): void {
  const kept = world.workspace.inputs[holder] ?? {};
  kept[at.blockId] = { ...kept[at.blockId], [at.actionId]: value };
  world.workspace.inputs[holder] = kept;
}
