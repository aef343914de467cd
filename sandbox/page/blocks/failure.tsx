/** An error message next to the control. */
export function Failure({ words }: { words: string | undefined }) {
  return words ? (
    <span class="failure" role="alert">
      {words}
    </span>
  ) : null;
}
