import { type Dict, dict, text } from '../../../json.js';
import { textWords } from '../../text/text-object.js';
import { Failure } from '../failure.js';
import { useElement } from '../use-element.js';

const sides = [
  { name: 'positive_button', sign: '👍' },
  { name: 'negative_button', sign: '👎' },
] as const;

/** Two buttons to rate an answer. */
export function FeedbackButtons({ element }: { element: Dict }) {
  const { value, isBusy, failed, use } = useElement(element);
  return (
    <span class="control">
      {sides.map(({ name, sign }) => {
        const side = dict(element[name]);
        const key = text(side.value) ?? '';
        const words = textWords(side.accessibility_label) ?? textWords(side.text) ?? name;
        return (
          <button
            key={name}
            type="button"
            class="button"
            aria-label={words}
            title={words}
            aria-pressed={value === key}
            aria-busy={isBusy || undefined}
            onClick={() => void use(key)}
          >
            {sign}
          </button>
        );
      })}
      <Failure words={failed} />
    </span>
  );
}
