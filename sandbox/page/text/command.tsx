import { BroadcastMention, GroupMention } from './mention.js';
import { Moment } from './moment.js';

/** Renders `<!…>`: a date, a group or a broadcast; anything else shows its label. */
export function Command({ name, words, label }: { name: string; words: string[]; label?: string }) {
  const [first = '', format = '', url] = words;
  switch (name) {
    case 'date':
      return (
        <Moment
          seconds={first === '' ? Number.NaN : Number(first)}
          format={format}
          fallback={label}
          url={url}
        />
      );
    case 'subteam':
      return <GroupMention id={first} label={label} />;
    case 'here':
    case 'channel':
    case 'everyone':
      return <BroadcastMention range={name} />;
    default:
      return <>{label ?? name}</>;
  }
}
