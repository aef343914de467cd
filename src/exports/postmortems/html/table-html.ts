import { type ArticleBlock, type Column, type Row, widestColumn } from '../article/article.js';
import { escapedMarkup } from '../markup.js';
import { inlinesHtml } from './inlines-html.js';

interface Table {
  columns: Column[];
  rows: Row[];
}

/** In a box that scrolls where the screen is too narrow. */
export function tableHtml({ columns, rows }: Table, inside: (more: ArticleBlock[]) => string): string {
  const widest = widestColumn(columns);
  const head = columns.map(
    (column) => `<th scope="col"${widthOf(column)} dir="auto">${escapedMarkup(column.title)}</th>`,
  );
  const body = rows.map((row) => rowHtml(row, { columns, widest, inside }));
  return `<div class="table"><table>${widths(columns)}<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>`;
}

interface TableOptions {
  columns: Column[];
  widest: number;
  inside: (more: ArticleBlock[]) => string;
}

function rowHtml({ anchor, group, cells, more }: Row, { columns, widest, inside }: TableOptions): string {
  const filled = cells.map((cell, index) => {
    const rest = index === widest && more.length > 0 ? inside(more) : '';
    const column = columns[index] ?? { title: '', share: 1 };
    return `<td${widthOf(column)}${index === widest ? ' dir="auto"' : ''}>${inlinesHtml(cell)}${rest}</td>`;
  });
  const title =
    group === null
      ? ''
      : `<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${escapedMarkup(group)}</th></tr>\n`;
  return `${title}<tr${anchor ? ` id="${anchor}"` : ''}>${filled.join('')}</tr>`;
}

/** The shares as percentages of what is left beside the narrow columns. */
function widths(columns: readonly Column[]): string {
  const sum = columns.reduce((total, { share }) => total + share, 0);
  const cols = columns.map(({ share }) =>
    share === 0 ? '<col>' : `<col style="width: ${Math.round((share / sum) * 85)}%">`,
  );
  return `<colgroup>${cols.join('')}</colgroup>`;
}

/** A column that is as wide as its words. */
function widthOf({ share }: Column): string {
  return share === 0 ? ' class="fit"' : '';
}
