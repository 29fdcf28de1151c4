import { useTranslation } from 'react-i18next';
import {
  Area,
  ComposedChart,
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useLocale } from '../i18n/use-locale.ts';
import { variables } from '../ui/variables.ts';
import classes from './reports.module.css';
import type { Counts } from './report-csv.ts';
import { axisUnit, durationWords, type ResponseLine } from './response-times.ts';

const RECEIVED = 'var(--mantine-color-iris-5)';
const PALER = 'var(--mantine-color-iris-2)';
const RESOLVED = 'var(--rp-good)';
const ESCALATED = 'var(--rp-late)';
const TEXT = 'var(--mantine-color-dimmed)';
const LINE = 'var(--rp-line)';

const axis = { stroke: TEXT, tickLine: false, axisLine: { stroke: LINE }, fontSize: 12 } as const;

const tooltip = {
  isAnimationActive: false,
  contentStyle: {
    background: 'var(--rp-surface)',
    border: `1px solid ${LINE}`,
    borderRadius: 'var(--mantine-radius-default)',
    color: 'var(--mantine-color-text)',
  },
  itemStyle: { color: 'var(--mantine-color-text)' },
  // In the order of the chart.
  itemSorter: () => 0,
  cursor: { fill: 'var(--rp-hover)', stroke: LINE },
} as const;

/** A day or a month as an axis has room for it. */
const useDayWords = () => {
  const locale = useLocale();
  return (day: unknown) => {
    const text = String(day);
    const style =
      text.length > 7 ? ({ day: 'numeric', month: 'short' } as const) : ({ month: 'short', year: 'numeric' } as const);
    return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(new Date(text));
  };
};

/** Tickets over time. Seen only: the same numbers stand in a table for those who hear them. */
export const TimeChart = ({ points }: { readonly points: readonly (Counts & { readonly day: string })[] }) => {
  const { t } = useTranslation('reports');
  const words = useDayWords();
  return (
    <div className={classes.chart} aria-hidden>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={[...points]} accessibilityLayer={false} margin={{ top: 8, right: 12, bottom: 0, left: 0 }}>
          <CartesianGrid stroke={LINE} vertical={false} />
          <XAxis dataKey="day" tickFormatter={words} minTickGap={28} {...axis} />
          <YAxis allowDecimals={false} width={36} {...axis} />
          <Tooltip labelFormatter={words} {...tooltip} />
          <Legend
            iconType="plainline"
            itemSorter={null}
            formatter={(name) => <span className={classes.legend}>{name}</span>}
          />
          <Area
            dataKey="received"
            name={t('counts.received')}
            stroke={RECEIVED}
            fill={RECEIVED}
            fillOpacity={0.12}
            strokeWidth={2}
            isAnimationActive={false}
          />
          <Line
            dataKey="resolved"
            name={t('counts.resolved')}
            stroke={RESOLVED}
            dot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="escalated"
            name={t('counts.escalated')}
            stroke={ESCALATED}
            strokeDasharray="4 3"
            dot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
};

/** Tickets received by department. Seen only, like the other. */
export const DepartmentChart = ({
  bars,
}: {
  readonly bars: readonly { readonly name: string; readonly received: number }[];
}) => {
  const { t } = useTranslation('reports');
  return (
    <div className={classes.bars} style={variables({ bars: bars.length })} aria-hidden>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...bars]}
          layout="vertical"
          accessibilityLayer={false}
          margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
        >
          <CartesianGrid stroke={LINE} horizontal={false} />
          <XAxis type="number" allowDecimals={false} {...axis} />
          <YAxis type="category" dataKey="name" width={120} {...axis} />
          <Tooltip {...tooltip} />
          <Bar
            dataKey="received"
            name={t('counts.received')}
            fill={RECEIVED}
            radius={[0, 3, 3, 0]}
            maxBarSize={22}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
};

/** How long first answers took, by department. Seen only, like the others. */
export const ResponseChart = ({ bars }: { readonly bars: readonly ResponseLine[] }) => {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const { unit, size } = axisUnit(Math.max(...bars.map(({ p90 }) => p90)));
  const ticks = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' });
  const bar = { radius: [0, 3, 3, 0] as [number, number, number, number], maxBarSize: 14, isAnimationActive: false };
  return (
    <div className={classes.pairs} style={variables({ bars: bars.length })} aria-hidden>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={bars.map(({ name, median, p90 }) => ({ name, median: median / size, p90: p90 / size }))}
          layout="vertical"
          accessibilityLayer={false}
          barGap={2}
          margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
        >
          <CartesianGrid stroke={LINE} horizontal={false} />
          <XAxis type="number" allowDecimals={false} tickFormatter={(value) => ticks.format(Number(value))} {...axis} />
          <YAxis type="category" dataKey="name" width={120} {...axis} />
          <Tooltip formatter={(value) => durationWords(Number(value) * size, locale)} {...tooltip} />
          <Legend itemSorter={null} formatter={(name) => <span className={classes.legend}>{name}</span>} />
          <Bar dataKey="median" name={t('first-answer.median')} fill={RECEIVED} {...bar} />
          <Bar dataKey="p90" name={t('first-answer.p90')} fill={PALER} stroke={RECEIVED} {...bar} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
};
