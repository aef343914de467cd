/**
 * The affected services in what a person typed, separated by commas, semicolons or line breaks: `checkout, eu-west-1`.
 */
export function parseAffected(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((thing) => thing.trim())
    .filter(Boolean);
}
