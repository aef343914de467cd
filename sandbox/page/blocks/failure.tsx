/** What went wrong, beside the control that was used. */
export function Failure({ words }: { words: string | undefined }) {
  return words ? (
    <span class="failure" role="alert">
      {words}
    </span>
  ) : null;
}
