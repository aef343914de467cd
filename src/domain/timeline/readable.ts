/** What people call a user, a user group or a channel, by Slack's id; null where nobody knows. */
export type NameOf = (id: string) => string | null;

/** What stands for a reference whose name nobody knows. */
export type UnknownName = (sign: '@' | '#', id: string, token: string) => string;

export const noName: NameOf = () => null;

/**
 * What somebody wrote in Slack as people read it: `@db-oncall`, `@here`, `#ops`, `26 Nov`, links by their words. Slack
 * often leaves labels out; then `nameOf` is asked, and a name that nobody knows is left to `unknown`, usually the id.
 * Source: https://docs.slack.dev/messaging/formatting-message-text
 */
export function readable(
  text: string,
  nameOf: NameOf,
  unknown: UnknownName = (sign, id) => `${sign}${id}`,
): string {
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

/** A reference of Slack's: to somebody, a channel, a group, everybody, a time or an address. */
const token =
  /<((?:@[UWB][A-Z0-9]+|#[CDG][A-Z0-9]+|!subteam\^S[A-Z0-9]+|!(?:here|channel|everyone)|!date\^[^<>|]{1,500}|(?:https?|mailto|tel):[^<>|\s]{1,3000}))(?:\|([^<>]{0,3000}))?>/g;

const reference = /^(@|#|!subteam\^)([A-Z0-9]+)$/;

function dateOf(target: string): string {
  const at = new Date(Number(target.split('^')[1]) * 1_000);
  return Number.isNaN(Number(at)) ? '' : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
