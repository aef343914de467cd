import { channelNamed } from '../state/channel-access.js';
import type { SandboxContext } from '../state/context.js';
import { refuse, refuseMistake } from './api-refusal.js';

/**
 * The name as Slack stores it; ends the call if it is invalid or taken. Allows 80 characters: lowercase letters of any
 * script, digits, hyphens and underscores. Archived channels keep their names.
 */
export function requireFreeName(context: SandboxContext, wanted: string): string {
  const name = wanted.replace(/^#/, '');
  const { length } = [...name];
  if (name === '') refuseMistake('invalid_name_required', 'name: is empty');
  if (length > 80)
    refuseMistake('invalid_name_maxlength', `name: ${length} characters given; Slack allows at most 80`);
  if (/^[\p{P}\p{S}]+$/u.test(name))
    refuseMistake('invalid_name_punctuation', `name: "${name}" has neither a letter nor a digit`);
  if (!/^[\p{L}\p{M}\p{N}_-]+$/u.test(name) || name !== name.toLowerCase())
    refuseMistake(
      'invalid_name_specials',
      `name: "${name}" may contain only lowercase letters, digits, hyphens and underscores`,
    );
  if (channelNamed(context, name))
    refuse('name_taken', `A channel named "${name}" already exists; archived channels keep their names`);
  return name;
}
