/** Describes a secret without revealing it: the type of token that it looks like, or its length. */
export function outlineOfSecret(secret: string): string {
  const prefix = /^x(?:ox[a-z]|app)-/.exec(secret)?.[0];
  if (/\s/.test(secret)) return 'text with spaces';
  return prefix ? `text starting with “${prefix}”` : `text of ${secret.length} characters`;
}

/** Describes an address that may contain a password. */
export function outlineOfAddress(address: string): string {
  const scheme = /^[a-z]{2,12}:\/\//i.exec(address)?.[0];
  return scheme ? `an address starting with “${scheme}”` : "text that isn't an address";
}
