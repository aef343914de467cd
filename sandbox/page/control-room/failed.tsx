/** Error message of a control room action. */
export function Failed({ words }: { words: string | undefined }) {
  return words ? (
    <p class="failed" role="alert">
      {words}
    </p>
  ) : null;
}
