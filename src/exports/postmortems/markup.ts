/** Text within HTML or SVG, in elements and in quoted attributes. */
export function escapedMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (one) => entities[one] ?? one);
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
