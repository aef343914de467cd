import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import { bold, sanitised } from './ink.js';
import { tableLines } from './table.js';

/** A `data_visualization` in figures: a row for each slice of a pie, or for each category with a column a series. */
export function chartLines(block: Fields, width: number): string[] {
  const chart = fieldsOf(block.chart);
  const rows = chart.type === 'pie' ? pieRows(chart) : plottedRows(chart);
  return [bold(sanitised(stringOf(block.title))), ...tableLines(rows, ['left', ...rightOf(rows)], width)];
}

function pieRows(chart: Fields): string[][] {
  const rows = listOf(chart.segments)
    .map(fieldsOf)
    .map((segment) => [sanitised(stringOf(segment.label)), String(segment.value)]);
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
    [sanitised(stringOf(axes.x_label)), ...series.map((one) => sanitised(stringOf(one.name)))],
    ...listOf(axes.categories).map((label) => [
      sanitised(stringOf(label)),
      ...series.map((one) => pointOf(one, label)),
    ]),
  ];
}

const rightOf = (rows: readonly (readonly string[])[]) => (rows[0] ?? []).map(() => 'right' as const);
