import { useState } from 'preact/hooks';
import { type Dict, text } from '../../../json.js';
import { Cell, cellsOf } from './cell.js';

const usualPage = 10;

/** A large table, one page at a time. */
export function DataTable({ block }: { block: Dict }) {
  const [page, setPage] = useState(0);
  const [heading, ...body] = Array.isArray(block.rows) ? block.rows : [];
  const size = typeof block.page_size === 'number' && block.page_size >= 1 ? block.page_size : usualPage;
  const pages = Math.max(1, Math.ceil(body.length / size));
  const named = typeof block.row_header_column_index === 'number' ? block.row_header_column_index : -1;
  return (
    <div class="data-table">
      <div class="table-box">
        <table>
          {text(block.caption) && <caption>{text(block.caption)}</caption>}
          <thead>
            <tr>
              {cellsOf(heading).map((cell, at) => (
                <th key={String(at)} scope="col">
                  <Cell cell={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.slice(page * size, (page + 1) * size).map((row, at) => (
              <tr key={String(at)}>
                {cellsOf(row).map((cell, column) =>
                  column === named ? (
                    <th key={String(column)} scope="row">
                      <Cell cell={cell} />
                    </th>
                  ) : (
                    <td key={String(column)} class={cell.type === 'raw_number' ? 'align-right' : undefined}>
                      <Cell cell={cell} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <p class="pages">
          <button type="button" class="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Previous
          </button>
          <span role="status">
            Page {page + 1} of {pages}
          </span>
          <button
            type="button"
            class="button"
            disabled={page === pages - 1}
            onClick={() => setPage(page + 1)}
          >
            Next
          </button>
        </p>
      )}
    </div>
  );
}
