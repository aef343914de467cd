import { type Dict, dict, text } from '../../../json.js';
import { Link } from '../../text/link.js';
import { safeAddress } from '../../text/safe-address.js';
import { TextObject, textWords } from '../../text/text-object.js';
import { Failure } from '../failure.js';
import { useElement } from '../use-element.js';
import { styleOf } from './style-of.js';

/** A button. A link button opens its URL and also tells the app. */
export function Button({ element }: { element: Dict }) {
  const { isBusy, failed, use } = useElement(element);
  const url = text(element.url) ?? text(dict(dict(element.workflow).trigger).url);
  const look = `button${styleOf(element.style)}`;
  const name = textWords(element.accessibility_label);
  return (
    <span class="control">
      {url && safeAddress(url) ? (
        <Link url={url} class={look} onFollow={() => void use()}>
          <TextObject object={element.text} />
        </Link>
      ) : (
        <button
          type="button"
          class={look}
          aria-label={name}
          aria-busy={isBusy || undefined}
          aria-disabled={isBusy || undefined}
          data-focus={element.focus_on_load === true || undefined}
          onClick={() => void use()}
        >
          <TextObject object={element.text} />
        </button>
      )}
      <Failure words={failed} />
    </span>
  );
}
