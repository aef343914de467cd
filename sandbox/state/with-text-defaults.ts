import { isDict } from '../json.js';

/** Fills in Slack's defaults of text objects at any depth: `emoji` of plain text, `verbatim` of mrkdwn. Returns a copy. */
export function withTextDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTextDefaults);
  if (!isDict(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) copy[name] = withTextDefaults(value[name]);
  if (value.type === 'plain_text' && value.emoji === undefined) copy.emoji = true;
  if (value.type === 'mrkdwn' && value.verbatim === undefined) copy.verbatim = false;
  return copy;
}
