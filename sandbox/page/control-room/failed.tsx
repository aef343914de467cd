/** Why something in the control room could not be done. */
export function Failed({ words }: { words: string | undefined }) {
  return words ? (
    <p class="failed" role="alert">
      {words}
    </p>
  ) : null;
}
