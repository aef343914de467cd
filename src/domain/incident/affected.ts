/** What people name as affected, parted by commas, semicolons or lines: `checkout, eu-west-1`. */
export function affectedIn(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((thing) => thing.trim())
    .filter(Boolean);
}
