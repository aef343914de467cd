import type { Arguments } from './good-calls.js';
import type { Scene } from './scene.js';

/** Changes valid arguments, and the scene if necessary, so that the call is rejected. */
export type Provocation = (args: Arguments, scene: Scene) => Arguments | Promise<Arguments>;

/** The same arguments with these changes. */
export function over(changes: Arguments): Provocation {
  return (args) => ({ ...args, ...changes });
}

/** A text with this many characters. */
export function longText(length: number): string {
  return 'x'.repeat(length);
}
