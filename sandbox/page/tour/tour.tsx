/** The next things to try, ticked off when they have been done. */
export function Tour() {
  return <aside class="tour" aria-label="Tour" />;
}
