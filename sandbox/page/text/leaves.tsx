import type { ComponentChildren } from 'preact';
import { type Dict, dict, text } from '../../json.js';
import { Emoji } from './emoji.js';
import { Link } from './link.js';
import { BroadcastMention, ChannelMention, GroupMention, UserMention } from './mention.js';
import { Moment } from './moment.js';

/** The inline parts of rich text with their styles. */
export function Leaves({ leaves }: { leaves: Dict[] }) {
  return <>{leaves.map((leaf) => styled(drawn(leaf), dict(leaf.style)))}</>;
}

function drawn(leaf: Dict): ComponentChildren {
  switch (leaf.type) {
    case 'link':
      return <Link url={text(leaf.url) ?? ''}>{text(leaf.text) || text(leaf.url)}</Link>;
    case 'user':
      return <UserMention id={text(leaf.user_id) ?? ''} />;
    case 'usergroup':
      return <GroupMention id={text(leaf.usergroup_id) ?? ''} />;
    case 'channel':
      return <ChannelMention id={text(leaf.channel_id) ?? ''} />;
    case 'team':
      return <span class="mention">@{text(leaf.team_id)}</span>;
    case 'broadcast':
      return <BroadcastMention range={text(leaf.range) ?? ''} />;
    case 'emoji':
      return <Emoji code={emojiCode(leaf)} character={characterOf(leaf.unicode)} />;
    case 'date':
      return (
        <Moment
          seconds={Number(leaf.timestamp)}
          format={text(leaf.format) ?? ''}
          fallback={text(leaf.fallback)}
          url={text(leaf.url)}
        />
      );
    case 'color':
      return <Color value={text(leaf.value) ?? ''} />;
    default:
      return text(leaf.text);
  }
}

function styled(words: ComponentChildren, style: Dict): ComponentChildren {
  let so = style.code === true ? <code>{words}</code> : words;
  if (style.bold === true) so = <b>{so}</b>;
  if (style.italic === true) so = <i>{so}</i>;
  if (style.strike === true) so = <s>{so}</s>;
  return style.underline === true ? <u>{so}</u> : so;
}

function emojiCode({ name, skin_tone: tone }: Dict): string {
  return typeof tone === 'number' ? `${text(name)}::skin-tone-${tone}` : (text(name) ?? '');
}

/** The character of code points such as `1f468-200d-1f692`; undefined if invalid. */
function characterOf(unicode: unknown): string | undefined {
  if (typeof unicode !== 'string' || !/^[0-9a-f]{1,6}(?:-[0-9a-f]{1,6})*$/i.test(unicode)) return undefined;
  const codes = unicode.split('-').map((code) => Number.parseInt(code, 16));
  return codes.every((code) => code > 0 && code <= 0x10ffff) ? String.fromCodePoint(...codes) : undefined;
}

/** A color code, with a swatch if it is valid. */
function Color({ value }: { value: string }) {
  return (
    <span class="color">
      {/^#[0-9a-f]{3,8}$/i.test(value) && <span class="patch" style={{ backgroundColor: value }} />}
      {value}
    </span>
  );
}
