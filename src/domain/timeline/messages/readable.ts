/** The name of a user, user group or channel by Slack id; null if unknown. */
export type NameOf = (id: string) => string | null;

/** The text to show for a reference whose name is unknown. */
export type UnknownName = (sign: '@' | '#', id: string, token: string) => string;

export const noName: NameOf = () => null;

/** Looks up names in a map by id. */
export function namesIn(names: ReadonlyMap<string, string>): NameOf {
  return (id) => names.get(id) ?? null;
}

/** The ids that a Slack text refers to without including a name. */
export function unlabeledIds(text: string): string[] {
  const found = [...text.matchAll(/<(?:[@#]|!subteam\^)([A-Z0-9]+)\|?>/g)].map(([, id = '']) => id);
  return [...new Set(found)];
}

/** A generic name that hides the id. */
export const genericName: UnknownName = (sign, id) => {
  if (sign === '#') return '#some-channel';
  return id.startsWith('S') ? '@some-group' : '@someone';
};

/**
 * A Slack text as people read it: `@db-oncall`, `@here`, `#ops`, `26 Nov`, links by their labels. Slack often leaves
 * labels out; `nameOf` then provides the name, and `unknown` the text for an unknown one. Source:
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function readable(text: string, nameOf: NameOf, unknown: UnknownName = genericName): string {
  return text.replace(token, (whole, target: string, label = '') => {
    const [, kind = '', id = ''] = reference.exec(target) ?? [];
    if (id !== '') {
      const sign = kind === '#' ? '#' : '@';
      const name = label || nameOf(id);
      return name ? `${sign}${name.replace(/^[@#]/, '')}` : unknown(sign, id, whole);
    }
    const [, broadcast] = /^!(here|channel|everyone)$/.exec(target) ?? [];
    if (broadcast) return `@${broadcast}`;
    if (target.startsWith('!date^')) return label || dateOf(target);
    return label || target.replace(/^(?:tel|mailto):/, '');
  });
}

/**
 * Puts the references of `original` back into `edited`, which somebody edited from `readable(original)`: mentions stay
 * mentions. If the label of a link or date occurs more often than before, it stays as typed.
 */
export function withReferences(edited: string, original: string, nameOf: NameOf): string {
  const before = readable(original, nameOf);
  if (edited === before) return original;
  const tokens = [...original.matchAll(token)].map(([whole]) => [readable(whole, nameOf), whole] as const);
  const byWords = new Map(tokens.filter(([words]) => words !== ''));
  const words = [...byWords.keys()].toSorted((one, other) => other.length - one.length);
  if (words.length === 0) return edited;
  const found = new RegExp(
    `(?<![\\p{L}\\p{N}_])(?:${words.map(literal).join('|')})(?![\\p{L}\\p{N}_])`,
    'gu',
  );
  const isSure = (one: string) => /^[@#]/.test(one) || times(one, edited) <= times(one, before);
  return edited.replace(found, (one) => (isSure(one) ? (byWords.get(one) ?? one) : one));
}

function literal(words: string): string {
  return words.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
}

function times(words: string, text: string): number {
  return text.split(words).length - 1;
}

/** The references in a Slack text, in order. `target`: such as `@U1`, `#C1` or an address; `label`: may be empty. */
export function references(text: string): { whole: string; index: number; target: string; label: string }[] {
  return [...text.matchAll(token)].map(({ 0: whole, 1: target = '', 2: label = '', index }) => ({
    ...{ whole, index, target, label },
  }));
}

/** A Slack reference: to a user, a channel, a group, everyone, a date or an address. */
const token =
  /<((?:@[UWB][A-Z0-9]+|#[CDG][A-Z0-9]+|!subteam\^S[A-Z0-9]+|!(?:here|channel|everyone)|!date\^[^<>|]{1,500}|(?:https?|mailto|tel):[^<>|\s]{1,3000}))(?:\|([^<>]{0,3000}))?>/g;

const reference = /^(@|#|!subteam\^)([A-Z0-9]+)$/;

function dateOf(target: string): string {
  const at = new Date(Number(target.split('^')[1]) * 1_000);
  return Number.isNaN(Number(at)) ? '' : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
