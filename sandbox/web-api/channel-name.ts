import { channelNamed } from '../state/channel-access.js';
import type { SandboxContext } from '../state/context.js';
import { refuse, refuseMistake } from './api-refusal.js';

/**
 * The name as Slack would store it; ends the call as Slack does for a bad or taken one. Allowed are 80 characters:
 * lower-case letters of any script, digits, hyphens and underscores. Archived channels keep their names.
 */
export function requireFreeName(context: SandboxContext, given: string): string {
  const name = given.replace(/^#/, '');
  const { length } = [...name];
  if (name === '') refuseMistake('invalid_name_required', 'name: is empty');
  if (length > 80)
    refuseMistake('invalid_name_maxlength', `name: ${length} characters given, Slack takes at most 80`);
  if (/^[\p{P}\p{S}]+$/u.test(name))
    refuseMistake('invalid_name_punctuation', `name: "${name}" has neither a letter nor a digit`);
  if (!/^[\p{L}\p{M}\p{N}_-]+$/u.test(name) || name !== name.toLowerCase())
    refuseMistake(
      'invalid_name_specials',
      `name: "${name}" has other signs than lower-case letters, digits, hyphens and underscores`,
    );
  if (channelNamed(context, name))
    refuse('name_taken', `There is a channel called "${name}" already; archived ones keep their names`);
  return name;
}
