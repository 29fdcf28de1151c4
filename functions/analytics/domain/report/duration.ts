const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (seconds: number, large: number, largeUnit: string, small: number, smallUnit: string) => {
  const smalls = Math.round(seconds / small);
  const perLarge = large / small;
  const rest = smalls % perLarge;
  return `${Math.floor(smalls / perLarge)} ${largeUnit}${rest === 0 ? '' : ` ${rest} ${smallUnit}`}`;
};

/** A duration for people: `45 s`, `12 min`, `5 h 20 min`, `43 h`, `3 d 4 h`; a dash when there is none. */
export const spoken = (seconds: number | undefined) => {
  if (seconds === undefined) return '–';
  if (Math.round(seconds) < MINUTE) return `${Math.round(seconds)} s`;
  if (Math.round(seconds / MINUTE) < 60) return `${Math.round(seconds / MINUTE)} min`;
  if (Math.round(seconds / MINUTE) < 600) return two(seconds, HOUR, 'h', MINUTE, 'min');
  if (Math.round(seconds / HOUR) < 48) return `${Math.round(seconds / HOUR)} h`;
  return two(seconds, DAY, 'd', HOUR, 'h');
};
