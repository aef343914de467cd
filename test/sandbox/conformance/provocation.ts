import type { Arguments } from './good-calls.js';
import type { Scene } from './scene.js';

/** Changes good arguments, and the scene where needed, so that the call is refused. */
export type Provocation = (args: Arguments, scene: Scene) => Arguments | Promise<Arguments>;

/** The same arguments but for these. */
export function over(changes: Arguments): Provocation {
  return (args) => ({ ...args, ...changes });
}

/** A text of so many characters. */
export function longText(length: number): string {
  return 'x'.repeat(length);
}
