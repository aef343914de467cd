/** The class that a button's style adds; none for anything unknown. */
export function styleOf(style: unknown): string {
  switch (style) {
    case 'primary':
      return ' primary';
    case 'danger':
      return ' danger';
    default:
      return '';
  }
}
