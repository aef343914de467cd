import type { CollectedMetric } from '../../http/metrics.js';
import { type Attribute, attributesOf, nanoseconds } from './otlp.js';

interface Times {
  /** Since when counters count, in ms since 1970. */
  startedAt: number;
  at: number;
}

interface Point {
  attributes: Attribute[];
  timeUnixNano: string;
}
type NumberPoint = Point & { startTimeUnixNano?: string; asDouble: number };
type HistogramPoint = Point & {
  startTimeUnixNano: string;
  count: string;
  sum: number;
  /** One more than bounds. */
  bucketCounts: string[];
  explicitBounds: number[];
};

/** A metric in OTLP's JSON form. */
export type OtlpMetric = { name: string; description: string } & (
  | { gauge: { dataPoints: NumberPoint[] } }
  | { sum: { dataPoints: NumberPoint[]; aggregationTemporality: 2; isMonotonic: true } }
  | { histogram: { dataPoints: HistogramPoint[]; aggregationTemporality: 2 } }
);

/** Prometheus's metrics under the same names and with the same values; counters and histograms are cumulative. */
export function otlpMetrics(metrics: CollectedMetric[], times: Times): OtlpMetric[] {
  return metrics.filter(({ values }) => values.length > 0).map((metric) => otlpMetric(metric, times));
}

function otlpMetric(metric: CollectedMetric, times: Times): OtlpMetric {
  const about = { name: metric.name, description: metric.help };
  switch (metric.type) {
    case 'counter':
      return {
        ...about,
        sum: { dataPoints: numbers(metric, times, true), aggregationTemporality: 2, isMonotonic: true },
      };
    case 'histogram':
      return { ...about, histogram: { dataPoints: histograms(metric, times), aggregationTemporality: 2 } };
    default:
      return { ...about, gauge: { dataPoints: numbers(metric, times, false) } };
  }
}

function numbers({ values }: CollectedMetric, { startedAt, at }: Times, isCounter: boolean): NumberPoint[] {
  return values.map(({ labels, value }) => ({
    attributes: attributesOf(labels),
    ...(isCounter && { startTimeUnixNano: nanoseconds(startedAt) }),
    timeUnixNano: nanoseconds(at),
    asDouble: value,
  }));
}

/** Prometheus counts in a bucket what is in smaller ones too; OTLP does not. */
function histograms({ name, values }: CollectedMetric, { startedAt, at }: Times): HistogramPoint[] {
  return seriesIn(values).map((lines) => {
    const totalOf = (part: string) => lines.find(({ metricName }) => metricName === `${name}_${part}`)?.value;
    const buckets = lines.filter(({ labels }) => 'le' in labels);
    const { le, ...labels } = lines[0]?.labels ?? {};
    return {
      attributes: attributesOf(labels),
      startTimeUnixNano: nanoseconds(startedAt),
      timeUnixNano: nanoseconds(at),
      count: String(totalOf('count') ?? 0),
      sum: totalOf('sum') ?? 0,
      bucketCounts: buckets.map(({ value }, index) => String(value - (buckets[index - 1]?.value ?? 0))),
      explicitBounds: buckets.map(({ labels }) => Number(labels.le)).filter(Number.isFinite),
    };
  });
}

/** The lines of each combination of labels. */
function seriesIn(values: CollectedMetric['values']): CollectedMetric['values'][] {
  const series = new Map<string, CollectedMetric['values']>();
  for (const value of values) {
    const { le, ...labels } = value.labels;
    const key = JSON.stringify(labels);
    const lines = series.get(key);
    if (lines) lines.push(value);
    else series.set(key, [value]);
  }
  return [...series.values()];
}
