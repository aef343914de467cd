import { type Dict, dict } from '../../../json.js';
import { Cell, cellsOf } from './cell.js';

/** A table with a heading row; each column has its alignment and wrapping. */
export function Table({ rows, columns }: { rows: unknown; columns: unknown }) {
  const [heading, ...body] = Array.isArray(rows) ? rows : [];
  const settings = Array.isArray(columns) ? columns.map(dict) : [];
  return (
    <div class="table-box">
      <table>
        <thead>
          <tr>
            {cellsOf(heading).map((cell, at) => (
              <th key={String(at)} scope="col" class={columnLook(settings[at])}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, at) => (
            <tr key={String(at)}>
              {cellsOf(row).map((cell, column) => (
                <td key={String(column)} class={columnLook(settings[column])}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function columnLook({ align, is_wrapped: isWrapped }: Dict = {}): string | undefined {
  const side = align === 'right' ? 'align-right' : align === 'center' ? 'align-center' : '';
  return [side, isWrapped === true ? 'wrapped' : ''].filter(Boolean).join(' ') || undefined;
}
