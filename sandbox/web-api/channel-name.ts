import { channelNamed } from '../state/channel-access.js';
import type { World } from '../state/world.js';
import { refuse } from './api-refusal.js';

/**
 * The name as Slack would store it; ends the call as Slack does for a bad or taken one. Allowed are 80 characters:
 * lower-case letters of any script, digits, hyphens and underscores. Archived channels keep their names.
 */
export function requireFreeName(world: World, given: string): string {
  const name = given.replace(/^#/, '');
  if (name === '') refuse('invalid_name_required');
  if ([...name].length > 80) refuse('invalid_name_maxlength');
  if (/^[\p{P}\p{S}]+$/u.test(name)) refuse('invalid_name_punctuation');
  if (!/^[\p{L}\p{M}\p{N}_-]+$/u.test(name) || name !== name.toLowerCase()) refuse('invalid_name_specials');
  if (channelNamed(world, name)) refuse('name_taken');
  return name;
}
