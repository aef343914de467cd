import { type Dict, dict, dicts, text, texts } from '../../../json.js';

/** A value with its label. */
interface Figure {
  label: string;
  value: number;
}

/** A chart as values with bars, one list per series. */
export function Chart({ block }: { block: Dict }) {
  const chart = dict(block.chart);
  const axes = dict(chart.axis_config);
  const series = chart.type === 'pie' ? [{ name: '', figures: slices(chart) }] : plotted(chart, axes);
  const most = Math.max(0, ...series.flatMap(({ figures }) => figures.map(({ value }) => value)));
  const about = [text(axes.x_label), text(axes.y_label)].filter(Boolean).join(' · ');
  return (
    <figure class="chart">
      <figcaption>
        <b>{text(block.title)}</b>
        {about && <small> {about}</small>}
      </figcaption>
      {series.map(({ name, figures }) => (
        <div key={name}>
          {name && <p>{name}</p>}
          <dl>
            {figures.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <span class="bar" aria-hidden="true" style={{ width: `${share(value, most)}%` }} />
                  {value}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </figure>
  );
}

function slices(chart: Dict): Figure[] {
  return dicts(chart.segments).map(figureOf);
}

function plotted(chart: Dict, axes: Dict): { name: string; figures: Figure[] }[] {
  return dicts(chart.series).map((one) => {
    const points = dicts(one.data).map(figureOf);
    const order = texts(axes.categories);
    const place = ({ label }: Figure) => order.indexOf(label);
    return { name: text(one.name) ?? '', figures: points.sort((a, b) => place(a) - place(b)) };
  });
}

function figureOf({ label, value }: Dict): Figure {
  return { label: text(label) ?? '', value: typeof value === 'number' ? value : 0 };
}

/** Width of a bar as a percentage of the longest. */
function share(value: number, most: number): number {
  return most > 0 ? Math.max(0, Math.round((value / most) * 70)) : 0;
}
