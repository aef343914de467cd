import type { ComponentChildren } from 'preact';
import type { Where } from '../../browser/from-page.js';
import { type Dict, dicts, text } from '../../json.js';
import type { StateValues } from '../../state/workspace.js';
import { Link } from '../text/link.js';
import { Moment } from '../text/moment.js';
import { Mrkdwn } from '../text/mrkdwn.js';
import { PlainText } from '../text/plain-text.js';
import { Blocks } from './blocks.js';
import { Picture } from './picture.js';

interface Props {
  attachment: Dict;
  blocks: Dict[];
  where: Where;
  state: StateValues;
}

/** A secondary attachment: its content next to a colored bar, after any pretext. */
export function Attachment({ attachment, blocks, where, state }: Props) {
  const pretext = text(attachment.pretext);
  return (
    <>
      {pretext && <Mrkdwn text={pretext} isPart />}
      <div class="attachment" style={{ borderColor: barColor(attachment.color) }}>
        {partsOf(attachment)}
        {blocks.length > 0 && <Blocks blocks={blocks} where={where} state={state} />}
        {footerOf(attachment)}
      </div>
    </>
  );
}

function partsOf(attachment: Dict): ComponentChildren {
  const {
    author_name: author,
    title,
    text: words,
    fallback,
    thumb_url: thumb,
    image_url: image,
  } = attachment;
  const fields = dicts(attachment.fields);
  const isBare =
    !author && !title && !words && fields.length === 0 && !image && dicts(attachment.blocks).length === 0;
  return (
    <>
      {text(thumb) && (
        <Picture class="thumbnail" image={{ image_url: thumb, alt_text: text(fallback) ?? 'Thumbnail' }} />
      )}
      {text(author) && <p class="attachment-author">{linked(attachment.author_link, text(author))}</p>}
      {text(title) && <p class="attachment-title">{linked(attachment.title_link, text(title))}</p>}
      {text(words) && <Mrkdwn text={text(words) ?? ''} isPart />}
      {fields.length > 0 && <Fields fields={fields} />}
      {isBare && text(fallback) && <PlainText text={text(fallback) ?? ''} />}
      {text(image) && (
        <Picture class="attachment-image" image={{ image_url: image, alt_text: text(fallback) ?? 'Image' }} />
      )}
    </>
  );
}

function linked(url: unknown, words: string | undefined): ComponentChildren {
  const drawn = <PlainText text={words ?? ''} />;
  return text(url) ? <Link url={text(url) ?? ''}>{drawn}</Link> : drawn;
}

function Fields({ fields }: { fields: Dict[] }) {
  return (
    <div class="fields">
      {fields.map((field, at) => (
        <div key={String(at)} class={field.short === true ? 'field' : 'field whole'}>
          <b>
            <PlainText text={text(field.title) ?? ''} />
          </b>
          <Mrkdwn text={text(field.value) ?? ''} isPart />
        </div>
      ))}
    </div>
  );
}

function footerOf({ footer, ts }: Dict): ComponentChildren {
  const seconds = Number(ts);
  if (!text(footer) && !(seconds > 0)) return null;
  return (
    <p class="attachment-footer">
      {text(footer) && <PlainText text={text(footer) ?? ''} />}
      {text(footer) && seconds > 0 && ' · '}
      {seconds > 0 && <Moment seconds={seconds} format="{date_short_pretty} at {time}" />}
    </p>
  );
}

/** The bar's color: one of Slack's three names, or a hex code. */
function barColor(color: unknown): string {
  switch (color) {
    case 'good':
      return 'var(--primary)';
    case 'warning':
      return 'var(--warning)';
    case 'danger':
      return 'var(--danger)';
    default:
      return typeof color === 'string' && /^#?[0-9a-f]{6}$/i.test(color)
        ? `#${color.replace('#', '')}`
        : 'var(--line)';
  }
}
