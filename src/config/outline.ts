/** What can be said of a secret without giving it away: the kind of token that it looks like, or its length. */
export function outlineOfSecret(secret: string): string {
  const prefix = /^x(?:ox[a-z]|app)-/.exec(secret)?.[0];
  if (/\s/.test(secret)) return 'text with blanks in it';
  return prefix ? `text that begins with “${prefix}”` : `text of ${secret.length} characters`;
}

/** What can be said of an address that may hold a password. */
export function outlineOfAddress(address: string): string {
  const scheme = /^[a-z]{2,12}:\/\//i.exec(address)?.[0];
  return scheme ? `an address that begins with “${scheme}”` : 'text that is no address';
}
