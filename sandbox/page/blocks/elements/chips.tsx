import type { Choice } from './choices.js';

/** What is chosen of a menu that takes several, each with a way to take it out again. */
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
