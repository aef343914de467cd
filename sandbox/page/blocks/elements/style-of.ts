/** CSS class of a button's style; none if unknown. */
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
