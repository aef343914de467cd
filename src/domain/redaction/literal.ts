/** A regular expression's source for this very text. */
export function literal(text: string): string {
  return text.replace(/[\^$\\.*+?()[\]{}|/-]/g, '\\$&');
}
