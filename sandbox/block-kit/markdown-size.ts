/**
 * How many blocks Slack makes of a `markdown` block: one for each heading, rule, table and code fence, and one for each
 * run of text between them. Slack's limit of 50 applies after this conversion. Measured; Slack documents only that one
 * block may become several.
 */
export function blocksOfMarkdown(markdown: string): number {
  let count = 0;
  let before: Piece | undefined;
  for (const piece of piecesOf(markdown)) {
    if (piece === 'single' || piece !== before) count += 1;
    before = piece;
  }
  return Math.max(1, count);
}

type Piece = 'single' | 'table' | 'text';

function piecesOf(markdown: string): Piece[] {
  const pieces: Piece[] = [];
  let inCode = false;
  for (const line of markdown.split('\n')) {
    const isFence = /^\s*```/.test(line);
    if (isFence && !inCode) pieces.push('single');
    else if (!isFence && !inCode && line.trim() !== '') pieces.push(pieceOf(line));
    if (isFence) inCode = !inCode;
  }
  return pieces;
}

function pieceOf(line: string): Piece {
  if (/^#{1,6}\s/.test(line) || /^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) return 'single';
  return /^\s*\|.*\|\s*$/.test(line) ? 'table' : 'text';
}
