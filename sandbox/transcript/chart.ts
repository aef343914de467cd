import { bold, sanitized } from './ansi.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import { tableLines } from './table.js';

/** A `data_visualization` as numbers: one row per slice or category, one column per series. */
export function chartLines(block: Fields, width: number): string[] {
  const chart = fieldsOf(block.chart);
  const rows = chart.type === 'pie' ? pieRows(chart) : plottedRows(chart);
  return [bold(sanitized(stringOf(block.title))), ...tableLines(rows, ['left', ...rightOf(rows)], width)];
}

function pieRows(chart: Fields): string[][] {
  const rows = listOf(chart.segments)
    .map(fieldsOf)
    .map((segment) => [sanitized(stringOf(segment.label)), String(segment.value)]);
  return [['', 'value'], ...rows];
}

function plottedRows(chart: Fields): string[][] {
  const axes = fieldsOf(chart.axis_config);
  const series = listOf(chart.series).map(fieldsOf);
  const pointOf = (one: Fields, label: unknown) =>
    String(
      listOf(one.data)
        .map(fieldsOf)
        .find((point) => point.label === label)?.value ?? '',
    );
  return [
    [sanitized(stringOf(axes.x_label)), ...series.map((one) => sanitized(stringOf(one.name)))],
    ...listOf(axes.categories).map((label) => [
      sanitized(stringOf(label)),
      ...series.map((one) => pointOf(one, label)),
    ]),
  ];
}

const rightOf = (rows: readonly (readonly string[])[]) => (rows[0] ?? []).map(() => 'right' as const);
