import type { Allotment } from '../allotment';
import { date, monthStart } from '../days';
import type { MeasuredMetric } from '../definition';
import type { Random } from '../random';
import type { Partner, World } from '../world';

/** Values are measured each quarter. */
const months = 3;

/** Adds the values of measured metrics of a partner: those of the last quarters. A rate counts until it is a year old. */
export function measure({ sheets, definition, today }: World, partner: Partner, allotment: Allotment): void {
  const { slug, enrolled, closed } = partner;
  const { metrics } = definition;
  if (enrolled === null || metrics.length === 0) return;
  const random = partner.random.fork('measurements');
  const wanted = random.uneven(allotment.mean);
  let added = 0;
  for (; added < wanted; added++) {
    const metric = metrics[added % metrics.length] as MeasuredMetric;
    const end = monthStart(closed ?? today, -months * Math.floor(added / metrics.length));
    const from = monthStart(end, -months);
    if (from < enrolled) break;
    const to = metric.unit === 'MONEY' ? end : monthStart(from, 12);
    const evidence = random.chance(0.3) ? `https://evidence.example.com/${slug}/values/${date(end)}` : null;
    sheets.measurements.add(end, [
      ...[date(from), date(to), valueOf(metric, random), metric.currency, evidence],
      ...[partner, metric],
    ]);
  }
  allotment.take(added, wanted);
}

/** A value as the unit of the metric allows it, an exact decimal. */
function valueOf({ unit }: MeasuredMetric, random: Random): string {
  switch (unit) {
    case 'MONEY':
      return (random.fraction() ** 3 * 400_000).toFixed(2);
    case 'PERCENT':
      return (100 - random.fraction() ** 2 * 60).toFixed(1);
    case 'BOOLEAN':
      return random.chance(0.7) ? '1' : '0';
    case 'COUNT':
    case 'PEOPLE':
    case 'POINTS':
      return String(random.uneven(12));
  }
}
