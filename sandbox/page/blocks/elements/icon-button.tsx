import { type Dict, text, texts } from '../../../json.js';
import { usePage } from '../../page-context.js';
import { textWords } from '../../text/text-object.js';
import { Failure } from '../failure.js';
import { useElement } from '../use-element.js';

const signs: Readonly<Record<string, string>> = { trash: '🗑' };

/** A small icon button; some are visible to certain people only. */
export function IconButton({ element }: { element: Dict }) {
  const { me } = usePage();
  const { isBusy, failed, use } = useElement(element);
  const allowed = texts(element.visible_to_user_ids);
  if (allowed.length > 0 && !allowed.includes(me.id)) return null;
  const words = textWords(element.accessibility_label) ?? textWords(element.text) ?? 'Button';
  return (
    <span class="control">
      <button
        type="button"
        class="button"
        aria-label={words}
        title={words}
        aria-busy={isBusy || undefined}
        onClick={() => void use()}
      >
        {signs[text(element.icon) ?? ''] ?? words}
      </button>
      <Failure words={failed} />
    </span>
  );
}
