import { block } from './block.js';
import {
  isRecord,
  list,
  number,
  type ObjectRule,
  object,
  type Rule,
  string,
  tagged,
  typed,
} from './rules.js';
import { tell } from './survey.js';

/** Charts: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block. Labels have up to 20 characters. */
const label = string(20);
const point = object({ label, value: number });
const series = list(object({ name: label, data: list(point, { min: 1, max: 20 }) }), { min: 1, max: 12 });
const axes = object(
  { categories: list(label, { min: 1, max: 20 }) },
  { x_label: string(50), y_label: string(50) },
);

/** Each series has a unique name and one point per category. */
const seriesAgree: ObjectRule = (chart, at, survey) => {
  const categories = isRecord(chart.axis_config) ? chart.axis_config.categories : undefined;
  if (!Array.isArray(chart.series) || !Array.isArray(categories)) return;
  const names = new Set<unknown>();
  for (const [index, each] of chart.series.entries()) {
    if (!isRecord(each)) continue;
    if (names.has(each.name))
      tell(survey, `${at}/series/${index}/name`, `\`name\` "${each.name}" already exists`);
    names.add(each.name);
    const labels = new Set(
      Array.isArray(each.data) ? each.data.filter(isRecord).map((one) => one.label) : [],
    );
    if (labels.size !== categories.length || !categories.every((category) => labels.has(category)))
      tell(survey, `${at}/series/${index}/data`, 'must have one entry for each of the categories');
  }
};

const plotted = typed({ series, axis_config: axes }, {}, seriesAgree);
const aboveZero: Rule = (value, at, survey) => {
  number(value, at, survey);
  if (typeof value === 'number' && value <= 0) tell(survey, at, 'must be greater than 0');
};
const pie = typed({ segments: list(object({ label, value: aboveZero }), { min: 1, max: 12 }) });

export const dataVisualization = block({
  title: string(50),
  chart: tagged({ pie, bar: plotted, area: plotted, line: plotted }),
});
