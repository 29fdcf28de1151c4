/** A day of the calendar, `2026-03-02`, as an input of dates has it; none while it is being typed. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** When a day begins where the person is, as an instant; undefined for what is no day. */
export const beginningOf = (day: string) => {
  const midnight = new Date(`${day}T00:00`);
  return DAY.test(day) && !Number.isNaN(midnight.getTime()) ? midnight.toISOString() : undefined;
};

const digits = (value: number, length: number) => String(value).padStart(length, '0');

/** The day in which an instant lies where the person is; empty for what is no instant. */
export const dayOf = (instant: string | undefined) => {
  const at = new Date(instant ?? '');
  if (Number.isNaN(at.getTime())) return '';
  return [digits(at.getFullYear(), 4), digits(at.getMonth() + 1, 2), digits(at.getDate(), 2)].join('-');
};
