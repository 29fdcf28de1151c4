import { useSyncExternalStore } from 'react';
import { useLocale } from '../i18n/use-locale.ts';

const TICK_MS = 30_000;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

const subscribe = (listener: () => void) => {
  // Nobody kept it while nobody looked.
  if (listeners.size === 0) now = Date.now();
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/** The time, for what is shown relative to it; renders again every half minute. Milliseconds. */
export const useNow = () => {
  const ticked = useSyncExternalStore(subscribe, () => now);
  return Math.max(ticked, now);
};

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `in 3 hours`, `2 days ago`, in the language. */
const relative = (instant: number, at: number, language: string) => {
  const distance = instant - at;
  const [unit, size] = UNITS.find(([, size]) => Math.abs(distance) >= size) ?? ['minute', 60_000];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(distance / size), unit);
};

/** Date and time as the person's language and zone write them. */
export const absolute = (instant: number, language: string, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, style).format(instant);

const STYLES = {
  full: { dateStyle: 'medium', timeStyle: 'short' },
  date: { dateStyle: 'medium' },
  time: { timeStyle: 'short' },
} as const;

export interface WhenProps {
  /** ISO 8601. */
  readonly at: string;
  /** `relative` has the whole date as its title. */
  readonly as?: keyof typeof STYLES | 'relative';
}

/** An instant in the person's language and time zone. */
export const When = ({ at, as = 'full' }: WhenProps) => {
  const locale = useLocale();
  const current = useNow();
  const instant = Date.parse(at);
  const whole = absolute(instant, locale, STYLES.full);
  return (
    <time dateTime={at} title={whole}>
      {as === 'relative' ? relative(instant, current, locale) : absolute(instant, locale, STYLES[as])}
    </time>
  );
};

/** A number as the person's language writes it. */
export const Amount = ({ value, ...style }: { readonly value: number } & Intl.NumberFormatOptions) => {
  const locale = useLocale();
  return new Intl.NumberFormat(locale, style).format(value);
};
