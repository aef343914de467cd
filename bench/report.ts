import { type Aim, type Figure, isMet } from './figure.js';

/** A part's figures, or why it could not be measured. */
export interface PartResult {
  name: string;
  title: string;
  figures: Figure[];
  failed: string | null;
}

/** A part's figures as text: name, value, target, whether it is met, and note. */
export function partText({ title, figures, failed }: PartResult): string {
  const rows = figures.map((figure) => [
    `  ${figure.name}`,
    `${shown(figure)} ${figure.unit}`,
    figure.aim ? `${aimWord(figure.aim)} ${figure.aim.value}` : '',
    verdict(figure),
    figure.note,
  ]);
  const lines = aligned(rows);
  return [title, ...lines, ...(failed === null ? [] : [`  Could not be measured: ${failed}`])].join('\n');
}

/** The same as plain data. */
export function partJson({ name, figures, failed }: PartResult) {
  return { name, failed, figures: figures.map((figure) => ({ ...figure, isMet: isMet(figure) })) };
}

function shown({ value, unit }: Figure): string {
  return unit === '×' ? value.toFixed(2) : String(Math.round(value));
}

function aimWord({ kind }: Aim): string {
  return kind === 'at_least' ? '≥' : '≤';
}

function verdict(figure: Figure): string {
  const met = isMet(figure);
  return met === null ? '' : met ? 'met' : 'MISSED';
}

/** Pads columns to their widest cell. The second is right-aligned, the last unpadded. */
function aligned(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        if (column === row.length - 1) return cell;
        return column === 1 ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
