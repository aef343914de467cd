/** What people call a user, a user group or a channel, by Slack's id; null where nobody knows. */
export type NameOf = (id: string) => string | null;

/** What stands for a reference whose name nobody knows. */
export type UnknownName = (sign: '@' | '#', id: string, token: string) => string;

export const noName: NameOf = () => null;

/** What a map of names by id says. */
export function namesIn(names: ReadonlyMap<string, string>): NameOf {
  return (id) => names.get(id) ?? null;
}

/** The ids of whom and what a text of Slack's refers to without saying the name. */
export function unnamedIn(text: string): string[] {
  const found = [...text.matchAll(/<(?:[@#]|!subteam\^)([A-Z0-9]+)\|?>/g)].map(([, id = '']) => id);
  return [...new Set(found)];
}

/** Says that it is somebody, and shows no id. */
export const noNameKnown: UnknownName = (sign, id) => {
  if (sign === '#') return '#some-channel';
  return id.startsWith('S') ? '@some-group' : '@someone';
};

/**
 * What somebody wrote in Slack as people read it: `@db-oncall`, `@here`, `#ops`, `26 Nov`, links by their words. Slack
 * often leaves labels out; then `nameOf` is asked, and a name that nobody knows is left to `unknown`, which usually says
 * that it is somebody.
 * Source: https://docs.slack.dev/messaging/formatting-message-text
 */
export function readable(text: string, nameOf: NameOf, unknown: UnknownName = noNameKnown): string {
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
 * `edited`, what somebody has made of `readable(original)`, with the references of the original back in their places: who
 * was mentioned stays mentioned. Words of a link or date that stand there more often than before are left as typed.
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

/** A reference of Slack's: to somebody, a channel, a group, everybody, a time or an address. */
const token =
  /<((?:@[UWB][A-Z0-9]+|#[CDG][A-Z0-9]+|!subteam\^S[A-Z0-9]+|!(?:here|channel|everyone)|!date\^[^<>|]{1,500}|(?:https?|mailto|tel):[^<>|\s]{1,3000}))(?:\|([^<>]{0,3000}))?>/g;

const reference = /^(@|#|!subteam\^)([A-Z0-9]+)$/;

function dateOf(target: string): string {
  const at = new Date(Number(target.split('^')[1]) * 1_000);
  return Number.isNaN(Number(at)) ? '' : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
