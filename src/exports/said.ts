/** `: “text”`; empty if there is none. */
export function said(text: string | null): string {
  return text ? `: “${text}”` : '';
}
