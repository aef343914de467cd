import type { Choice } from './choices.js';

/** The selections of a multi-select menu, each with a remove button. */
export function Chips({ chosen, onRemove }: { chosen: Choice[]; onRemove(choice: Choice): void }) {
  return (
    <>
      {chosen.map((choice) => (
        <span key={choice.value} class="picked">
          {choice.label}
          <button type="button" aria-label={`Remove ${choice.label}`} onClick={() => onRemove(choice)}>
            ×
          </button>
        </span>
      ))}
    </>
  );
}
